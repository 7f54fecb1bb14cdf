package lint

// The limits of a run. Each one that is hit is a Problem, never silence. Those of
// single files and entries stand with what they guard: nesting and inner programs
// in package parsers, values and runs in package flow.
const (
	maxFile       = 20 << 20  // bytes of a file that is read
	maxHead       = 8 << 10   // bytes by which a file's kind is told
	maxIgnoreFile = 1 << 20   // bytes of a .gitignore file
	maxPipeline   = 5 << 20   // bytes of a pipeline file that are searched for names of scripts
	maxName       = 500       // bytes of a path in a text that is taken for a file's
	maxOutside    = 1_000     // such paths a file that lead out of the paths that were given
	maxRounds     = 10        // files that name files that name files …
	maxPulledIn   = 10_000    // files read because another one names them
	maxHeld       = 1 << 20   // bytes of text of documents whose programs are held all the time
	maxSpare      = 512 << 10 // bytes of text of further ones that are held in case they are needed again
	maxAtOnce     = 128 << 10 // bytes of text from which on an entry with a sign-in is followed alone
	maxProblems   = 200       // problems a file; one more says how many were left out
)
