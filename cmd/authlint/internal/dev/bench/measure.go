package main

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"time"
)

// A measure is one run of a program.
type measure struct {
	wall, cpu time.Duration
	memory    int64 // bytes at most; 0: not known here
}

// clock runs a program whose output nobody reads.
func clock(cmd *exec.Cmd) (measure, error) {
	var errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = io.Discard, &errs
	begin := time.Now()
	err := cmd.Run()
	m := measure{wall: time.Since(begin)}
	if err != nil && !exited(err) || cmd.ProcessState.ExitCode() > 1 {
		return m, fmt.Errorf("%s: %v\n%s", cmd.Path, err, errs.Bytes())
	}
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	m.memory = peak(cmd.ProcessState)
	return m, nil
}

// output runs a program and returns what it prints.
func output(cmd *exec.Cmd) ([]byte, error) {
	out, err := cmd.Output()
	if err != nil && !exited(err) {
		return nil, err
	}
	return out, nil
}

func show(name string, runs []measure) {
	var walls, cpus []time.Duration
	for _, m := range runs {
		walls, cpus = append(walls, m.wall), append(cpus, m.cpu)
	}
	fmt.Printf("%-40s %7.3f s (%.3f to %.3f), %.3f s of processors\n", name+":", median(walls).Seconds(), slices.Min(walls).Seconds(), slices.Max(walls).Seconds(), median(cpus).Seconds())
}

// ratio returns the median of the ratios of the times, pair by pair.
func ratio(a, b []measure) float64 {
	var all []float64
	for i := range a {
		all = append(all, a[i].wall.Seconds()/b[i].wall.Seconds())
	}
	return median(all)
}

// median returns the middle one, of two the greater.
func median[T int64 | float64 | time.Duration](all []T) T {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}
