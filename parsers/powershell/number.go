package powershell

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// A number is the value of a Number token: its type as .NET names it and its
// digits.
type number struct {
	typ, text string
}

func smallNumber(n int64) number { return number{"Int32", strconv.FormatInt(n, 10)} }

// numeral is what a number is spelled with.
type numeral struct {
	text   string // sign, digits, point, exponent; without "0x" or "0b"
	base   int    // 2, 10 or 16
	suffix string // lower case
	times  int64  // of a multiplier: kb is 1024
	real   bool   // it has a point or an exponent
}

// number scans a number whose first character is read already. What is none is a
// word.
func (l *lexer) number(first rune) token {
	n, ok := l.digitsOf(first)
	if !ok {
		return l.rescan()
	}
	val, ok := n.value()
	if !ok {
		if l.mode != expressionMode {
			return l.rescan()
		}
		l.problem(badNumber, l.start, l.pos)
	}
	t := l.written(Number)
	t.value = val
	return t
}

// digitsOf scans a number and reports whether it is one and nothing else.
func (l *lexer) digitsOf(first rune) (numeral, bool) {
	n := numeral{base: 10, times: 1}
	good := true
	if isDash(first) || first == '+' {
		if first != '+' {
			first = '-'
		}
		n.text = string(first)
		first = l.take()
	}
	digits := func() string {
		from := l.pos
		for isDecimal(l.peek()) {
			l.pos++
		}
		return l.view.text[from:l.pos]
	}
	exponent := func() {
		if c := l.peek(); c != 'e' && c != 'E' {
			return
		}
		n.real = true
		n.text += "e"
		l.pos++
		if c := l.peek(); c == '+' || isDash(c) {
			l.take()
			if c != '+' {
				c = '-'
			}
			n.text += string(c)
		}
		d := digits()
		n.text += d
		good = good && d != ""
	}
	next := l.byteAt(l.pos) | 0x20
	switch {
	case first == '.':
		n.real = true
		n.text += "." + digits()
		exponent()
	case first == '0' && next == 'x':
		l.pos++
		from := l.pos
		for isHex(l.peek()) {
			l.pos++
		}
		n.base = 16
		n.text += "0" + l.view.text[from:l.pos]
	case first == '0' && next == 'b':
		l.pos++
		from := l.pos
		for c := l.peek(); c == '0' || c == '1'; c = l.peek() {
			l.pos++
		}
		n.base = 2
		good = l.pos > from || n.text != ""
		n.text += l.view.text[from:l.pos]
	default:
		n.text += string(first) + digits()
		if l.byteAt(l.pos) == '.' && l.byteAt(l.pos+1) != '.' {
			l.pos++
			n.real = true
			n.text += "." + digits()
		}
		exponent()
	}
	return n, l.numberEnd(&n) && good
}

// numberEnd scans what may follow the digits: a suffix for the type, a multiplier.
func (l *lexer) numberEnd(n *numeral) bool {
	good := true
	for len(n.suffix) < 2 {
		c := l.byteAt(l.pos) | 0x20
		if c == 0x20 || !strings.ContainsRune("dlnsuy", rune(c)) || l.byteAt(l.pos) >= 128 {
			break
		}
		l.pos++
		n.suffix += string(rune(c))
	}
	if len(n.suffix) == 2 {
		good = n.suffix == "ul" || n.suffix == "us" || n.suffix == "uy"
	}
	if i := strings.IndexByte("kmgtp", l.byteAt(l.pos)|0x20); i >= 0 && l.byteAt(l.pos) < 128 {
		l.pos++
		n.times = 1 << (10 * (i + 1))
		if l.byteAt(l.pos)|0x20 == 'b' {
			l.pos++
		} else {
			good = false
		}
	}
	c := l.peek()
	return good && (endsWord(c) || l.mode == expressionMode && endsNumber(c, l.ternary))
}

// sizes are the types of whole numbers.
var sizes = map[string]struct {
	typ    string
	bits   uint
	signed bool
}{
	"y": {"SByte", 8, true}, "uy": {"Byte", 8, false}, "s": {"Int16", 16, true}, "us": {"UInt16", 16, false},
	"i": {"Int32", 32, true}, "u": {"UInt32", 32, false}, "l": {"Int64", 64, true}, "ul": {"UInt64", 64, false},
}

// in returns v as a number of the first type that can hold it. "d" and "n" name
// the types without a fixed size, "f" is a Double.
func in(v *big.Int, types ...string) (number, bool) {
	for _, t := range types {
		switch t {
		case "n":
			return number{"BigInteger", v.String()}, true
		case "d":
			if v.BitLen() <= 96 {
				return number{"Decimal", v.String()}, true
			}
			continue
		case "f":
			// .NET cuts off what a Double cannot hold
			f, _ := new(big.Float).SetMode(big.ToZero).SetPrec(53).SetInt(v).Float64()
			return number{"Double", double(f)}, !math.IsInf(f, 0)
		}
		s := sizes[t]
		lo, hi := new(big.Int), new(big.Int).Lsh(big.NewInt(1), s.bits)
		if s.signed {
			hi.Rsh(hi, 1)
			lo.Neg(hi)
		}
		if v.Cmp(lo) >= 0 && v.Cmp(hi) < 0 {
			return number{s.typ, v.String()}, true
		}
	}
	return number{}, false
}

// value returns the value of n, and false if its type cannot hold it.
func (n numeral) value() (number, bool) {
	if n.real {
		return n.realValue()
	}
	v, wide, ok := n.whole()
	if !ok {
		return number{}, false
	}
	v.Mul(v, big.NewInt(n.times))
	switch {
	case n.suffix == "" && wide:
		return in(v, "l")
	case n.suffix == "u" && wide:
		return in(v, "ul")
	case n.suffix == "" && n.base == 10:
		return in(v, "i", "l", "d", "f")
	case n.suffix == "":
		return in(v, "i", "l")
	case n.suffix == "u":
		return in(v, "u", "ul")
	}
	return in(v, n.suffix)
}

// maxDigits is how many digits a number may have: more are no number that a
// program needs, and slow to read.
const maxDigits = 10_000

// whole returns the value of the digits. wide says that there are as many of them
// as 64 bits have, so that the number has no smaller type.
func (n numeral) whole() (v *big.Int, wide, ok bool) {
	text, negative := strings.CutPrefix(n.text, "-")
	text = strings.TrimPrefix(text, "+")
	if len(text) > maxDigits {
		return nil, false, false
	}
	unsigned := strings.HasPrefix(n.suffix, "u")
	bits := 0 // of a number whose first bit is its sign
	switch n.base {
	case 16:
		want := map[string]int{"y": 2, "s": 4, "l": 16, "": 8}[n.suffix]
		if want == 0 || n.suffix == "" && len(text) >= 16 {
			want = 16
		}
		if n.suffix != "" && n.suffix != "y" && n.suffix != "s" && n.suffix != "l" {
			want = 8
			if len(text) >= 16 {
				want = 16
			}
		}
		if !unsigned && len(text) == want+1 {
			text = text[1:]
		}
		wide = len(text) == 16
		if !unsigned {
			bits = 4 * len(text)
		}
	case 2:
		wide = len(text) == 64
		if !unsigned && (len(text) == 8 || len(text) == 16 || len(text)%32 == 0 && len(text) > 0 || len(text) > 128) {
			bits = len(text)
		}
		if text == "" {
			text = "0"
		}
	}
	v, ok = new(big.Int).SetString(text, n.base)
	if !ok {
		return nil, false, false
	}
	if bits > 0 && v.Bit(bits-1) == 1 {
		v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(bits)))
	}
	if negative {
		v.Neg(v)
	}
	return v, wide, true
}

func (n numeral) realValue() (number, bool) {
	if n.suffix == "d" {
		return n.decimal()
	}
	f, err := strconv.ParseFloat(n.text, 64)
	if err != nil && !math.IsInf(f, 0) {
		return number{}, false
	}
	f *= float64(n.times)
	if n.suffix == "" {
		return number{"Double", double(f)}, true
	}
	if math.IsInf(f, 0) {
		return number{}, false
	}
	v, _ := big.NewFloat(math.RoundToEven(f)).Int(nil)
	if n.suffix == "u" {
		return in(v, "u", "ul")
	}
	return in(v, n.suffix)
}

// decimal returns the value of a number with 28 to 29 digits that keeps the
// places it is written with.
func (n numeral) decimal() (number, bool) {
	text, exp, _ := strings.Cut(n.text, "e")
	whole, frac, _ := strings.Cut(text, ".")
	shift := 0
	if exp != "" {
		e, err := strconv.Atoi(exp)
		if err != nil || e > 100 || e < -1000 {
			return number{}, err == nil && e < 0
		}
		shift = e
	}
	if len(whole+frac) > maxDigits {
		return number{}, false
	}
	v, ok := new(big.Int).SetString(whole+frac, 10)
	if !ok {
		return number{}, false
	}
	places := len(frac) - shift
	for ; places < 0; places++ {
		v.Mul(v, big.NewInt(10))
	}
	v.Mul(v, big.NewInt(n.times))
	for ; places > 28 || v.BitLen() > 96 && places > 0; places-- { // half to even is near enough
		v.Quo(v, big.NewInt(10))
	}
	if v.BitLen() > 96 {
		return number{}, false
	}
	digits := new(big.Int).Abs(v).String()
	for len(digits) <= places {
		digits = "0" + digits
	}
	if places > 0 {
		digits = digits[:len(digits)-places] + "." + digits[len(digits)-places:]
	}
	if strings.HasPrefix(n.text, "-") {
		digits = "-" + digits
	}
	return number{"Decimal", digits}, true
}

// double writes f as PowerShell does.
func double(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == 0:
		if math.Signbit(f) {
			return "-0"
		}
		return "0"
	}
	e := int(math.Floor(math.Log10(math.Abs(f))))
	if e >= -4 && e < 19 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strconv.FormatFloat(f, 'E', -1, 64)
}
