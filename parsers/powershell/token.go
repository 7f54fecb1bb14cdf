package powershell

import "strings"

// A Kind says what a token is. The names are those of PowerShell's own parser.
type Kind uint8

// The kinds of token.
const (
	Unknown Kind = iota
	Variable
	SplattedVariable
	Parameter
	Number
	Label
	Identifier
	Generic // a word of a command line
	NewLine
	LineContinuation
	Comment
	EndOfInput
	Hole // what the pipeline around the program fills in
	StringLiteral
	StringExpandable
	HereStringLiteral
	HereStringExpandable
	LParen
	RParen
	LCurly
	RCurly
	LBracket
	RBracket
	AtParen
	AtCurly
	DollarParen
	Semi
	AndAnd
	OrOr
	Ampersand
	Pipe
	Comma
	MinusMinus
	PlusPlus
	DotDot
	ColonColon
	Dot
	Exclaim
	Multiply
	Divide
	Rem
	Plus
	Minus
	Equals
	PlusEquals
	MinusEquals
	MultiplyEquals
	DivideEquals
	RemainderEquals
	Redirection
	RedirectInStd
	Format
	Not
	Bnot
	And
	Or
	Xor
	Band
	Bor
	Bxor
	Join
	Ieq
	Ine
	Ige
	Igt
	Ilt
	Ile
	Ilike
	Inotlike
	Imatch
	Inotmatch
	Ireplace
	Icontains
	Inotcontains
	Iin
	Inotin
	Isplit
	Ceq
	Cne
	Cge
	Cgt
	Clt
	Cle
	Clike
	Cnotlike
	Cmatch
	Cnotmatch
	Creplace
	Ccontains
	Cnotcontains
	Cin
	Cnotin
	Csplit
	Is
	IsNot
	As
	PostfixPlusPlus   // only in the tree
	PostfixMinusMinus // only in the tree
	Shl
	Shr
	Colon
	QuestionMark
	QuestionQuestionEquals
	QuestionQuestion
	QuestionDot
	QuestionLBracket
	Begin
	Break
	Catch
	Class
	Continue
	Data
	Define
	Do
	Dynamicparam
	Else
	ElseIf
	End
	Exit
	Filter
	Finally
	For
	Foreach
	From
	Function
	If
	In
	Param
	Process
	Return
	Switch
	Throw
	Trap
	Try
	Until
	Using
	Var
	While
	Workflow
	Parallel
	Sequence
	InlineScript
	Configuration
	Public
	Private
	Static
	Interface
	Enum
	Namespace
	Module
	Type
	Assembly
	Command
	Hidden
	Base
	Default
	Clean
	kinds // how many there are
)

var kindNames = strings.Fields(`Unknown Variable SplattedVariable Parameter Number Label Identifier Generic NewLine
	LineContinuation Comment EndOfInput Hole StringLiteral StringExpandable HereStringLiteral HereStringExpandable LParen
	RParen LCurly RCurly LBracket RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr Ampersand Pipe Comma MinusMinus
	PlusPlus DotDot ColonColon Dot Exclaim Multiply Divide Rem Plus Minus Equals PlusEquals MinusEquals MultiplyEquals
	DivideEquals RemainderEquals Redirection RedirectInStd Format Not Bnot And Or Xor Band Bor Bxor Join Ieq Ine Ige Igt
	Ilt Ile Ilike Inotlike Imatch Inotmatch Ireplace Icontains Inotcontains Iin Inotin Isplit Ceq Cne Cge Cgt Clt Cle
	Clike Cnotlike Cmatch Cnotmatch Creplace Ccontains Cnotcontains Cin Cnotin Csplit Is IsNot As PostfixPlusPlus
	PostfixMinusMinus Shl Shr Colon QuestionMark QuestionQuestionEquals QuestionQuestion QuestionDot QuestionLBracket
	Begin Break Catch Class Continue Data Define Do Dynamicparam Else ElseIf End Exit Filter Finally For Foreach From
	Function If In Param Process Return Switch Throw Trap Try Until Using Var While Workflow Parallel Sequence
	InlineScript Configuration Public Private Static Interface Enum Namespace Module Type Assembly Command Hidden Base
	Default Clean`)

// String returns the kind's name, in the words of the reference.
func (k Kind) String() string { return kindNames[k] }

// isKeyword reports whether k is a word with a meaning of its own.
func (k Kind) isKeyword() bool { return k >= Begin }

// startsBlock reports whether k names a block of a script block: begin { … }.
func (k Kind) startsBlock() bool {
	switch k {
	case Begin, Process, End, Dynamicparam, Clean:
		return true
	}
	return false
}

// attributable reports whether attributes may stand before keyword k.
func (k Kind) attributable() bool {
	switch k {
	case Begin, Catch, Class, Dynamicparam, Else, ElseIf, End, Finally, In, Param, Process, Until, Configuration, Public,
		Private, Static, Interface, Enum, Namespace, Module, Type, Assembly, Command, Hidden, Base, Default, Clean:
		return true
	}
	return false
}

// modeless reports whether a token of kind k is the same in every mode, so that
// one that was read ahead stays good where the mode changes.
func (k Kind) modeless() bool {
	switch k {
	case NewLine, LineContinuation, Comment, EndOfInput, StringLiteral, StringExpandable, HereStringLiteral,
		HereStringExpandable, LParen, RParen, LCurly, RCurly, RBracket, AtParen, AtCurly, DollarParen, Semi, AndAnd, OrOr,
		Ampersand, Pipe, Comma, RedirectInStd:
		return true
	}
	return false
}

// isUnary reports whether k may stand before its operand.
func (k Kind) isUnary() bool {
	switch k {
	case Comma, MinusMinus, PlusPlus, Exclaim, Plus, Minus, Not, Bnot, Join, Isplit, Csplit:
		return true
	}
	return false
}

// isAssignment reports whether k gives its left side a value.
func (k Kind) isAssignment() bool {
	return k >= Equals && k <= RemainderEquals || k == QuestionQuestionEquals
}

// rank returns how tightly the binary operator k binds; 0 for what is none.
func (k Kind) rank() int {
	switch {
	case k >= And && k <= Xor:
		return 1
	case k >= Band && k <= Bxor:
		return 2
	case k >= Join && k <= As, k == Shl, k == Shr:
		return 3
	}
	switch k {
	case QuestionQuestion:
		return 4
	case Plus, Minus:
		return 5
	case Multiply, Divide, Rem:
		return 6
	case Format:
		return 7
	case DotDot:
		return 8
	}
	return 0
}

// A Token is a piece of the text. Blanks are in no token.
type Token struct {
	Kind       Kind
	Depth      uint8 // how many strings it stands in: "$( … )"
	Start, End int32 // half-open bytes of the text
}

// keywords are the words that are keywords where a statement begins.
var keywords = wordTable(map[string]Kind{
	"assembly": Assembly, "base": Base, "begin": Begin, "break": Break, "catch": Catch, "class": Class, "clean": Clean,
	"command": Command, "configuration": Configuration, "continue": Continue, "data": Data, "default": Default,
	"define": Define, "do": Do, "dynamicparam": Dynamicparam, "else": Else, "elseif": ElseIf, "end": End, "enum": Enum,
	"exit": Exit, "filter": Filter, "finally": Finally, "for": For, "foreach": Foreach, "from": From, "function": Function,
	"hidden": Hidden, "if": If, "in": In, "inlinescript": InlineScript, "interface": Interface, "module": Module,
	"namespace": Namespace, "parallel": Parallel, "param": Param, "private": Private, "process": Process, "public": Public,
	"return": Return, "sequence": Sequence, "static": Static, "switch": Switch, "throw": Throw, "trap": Trap, "try": Try,
	"type": Type, "until": Until, "using": Using, "var": Var, "while": While, "workflow": Workflow,
})

// operators are the words that are operators after a dash.
var operators = wordTable(map[string]Kind{
	"and": And, "as": As, "band": Band, "bnot": Bnot, "bor": Bor, "bxor": Bxor, "ccontains": Ccontains, "ceq": Ceq,
	"cge": Cge, "cgt": Cgt, "cin": Cin, "cle": Cle, "clike": Clike, "clt": Clt, "cmatch": Cmatch, "cne": Cne,
	"cnotcontains": Cnotcontains, "cnotin": Cnotin, "cnotlike": Cnotlike, "cnotmatch": Cnotmatch, "contains": Icontains,
	"creplace": Creplace, "csplit": Csplit, "eq": Ieq, "f": Format, "ge": Ige, "gt": Igt, "icontains": Icontains,
	"ieq": Ieq, "ige": Ige, "igt": Igt, "iin": Iin, "ile": Ile, "ilike": Ilike, "ilt": Ilt, "imatch": Imatch, "in": Iin,
	"ine": Ine, "inotcontains": Inotcontains, "inotin": Inotin, "inotlike": Inotlike, "inotmatch": Inotmatch,
	"ireplace": Ireplace, "is": Is, "isnot": IsNot, "isplit": Isplit, "join": Join, "le": Ile, "like": Ilike, "lt": Ilt,
	"match": Imatch, "ne": Ine, "not": Not, "notcontains": Inotcontains, "notin": Inotin, "notlike": Inotlike,
	"notmatch": Inotmatch, "or": Or, "replace": Ireplace, "shl": Shl, "shr": Shr, "split": Isplit, "xor": Xor,
})

// words is a table from lower-case ASCII words to kinds, read without regard to case.
type words struct {
	kinds   map[string]Kind
	longest int
}

func wordTable(kinds map[string]Kind) words {
	w := words{kinds: kinds}
	for s := range kinds {
		w.longest = max(w.longest, len(s))
	}
	return w
}

func (w words) find(s string) (Kind, bool) {
	if len(s) > w.longest {
		return 0, false
	}
	var low [16]byte
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	k, ok := w.kinds[string(low[:len(s)])]
	return k, ok
}
