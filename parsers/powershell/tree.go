package powershell

// A NodeKind says what a node of the tree is. The names are those of PowerShell's
// own parser without "Ast" and "ExpressionAst".
type NodeKind uint8

// The kinds of node. The comments say what the children are; those in brackets
// may be nil.
const (
	NScriptBlock        NodeKind = iota // using statements, [NParamBlock], NNamedBlocks
	NBlockExpression                    // a script block as a value: NScriptBlock
	NNamedBlock                         // statements; Op is the block's name, Unknown for the body without one
	NParamBlock                         // attributes, parameters
	NParameter                          // attributes, the NVariable, [default]
	NAttribute                          // arguments and NNamedArguments; Text is the name
	NNamedArgument                      // the value; Text is the name
	NTypeConstraint                     // Text is the type
	NStatementBlock                     // statements
	NPipeline                           // NCommand and NCommandExpression; FlagBackground
	NPipelineChain                      // left, right; Op; FlagBackground
	NCommand                            // elements, then redirections (Split of them); Op is how it is called: Ampersand, Dot or Unknown
	NCommandExpression                  // the expression, redirections
	NCommandParameter                   // [value]; Text is the name
	NFileRedirection                    // the file; From, FlagAppend
	NMergingRedirection                 // From, Into
	NAssignment                         // left, right; Op
	NIf                                 // condition, block, condition, block, … [else: the odd one out]
	NSwitch                             // [subject], condition, block, …; the block of default stands in Split
	NFor                                // [start], [condition], [step], body
	NForEach                            // [throttle limit], variable, list, body
	NWhile                              // condition, body
	NDoWhile                            // body, condition; kids in the order of the reference
	NDoUntil                            // the same
	NTry                                // body, NCatches, [finally: FlagFinally]
	NCatch                              // types, body
	NTrap                               // [type], body
	NData                               // allowed commands, body; Text is the variable
	NBlockStatement                     // body; Op: Parallel, Sequence
	NBreak                              // [label]
	NContinue                           // [label]
	NReturn                             // [pipeline]
	NThrow                              // [pipeline]
	NExit                               // [pipeline]
	NFunction                           // parameters, body (last); Op: Function, Filter, Workflow; Text is the name
	NConfiguration                      // name, body
	NTypeDefinition                     // attributes, base types, members; Op: Class, Enum; Text is the name
	NProperty                           // [type], attributes, [value]; Text is the name
	NMethod                             // [type], attributes, NFunction
	NUsing                              // name, [alias]; Text is the kind
	NErrorStatement                     // what was read
	NErrorExpression                    // what was read
	NTernary                            // condition, yes, no
	NBinary                             // left, right; Op
	NUnary                              // operand; Op
	NAttributed                         // attribute, operand
	NConvert                            // operand, NTypeConstraint
	NType                               // Text is the type
	NMember                             // target, member; Op: Dot, ColonColon, QuestionDot
	NInvoke                             // target, member, arguments; Op
	NBaseCall                           // arguments of the base class's constructor
	NIndex                              // target, index; Op: LBracket, QuestionLBracket
	NVariable                           // Text is the name; FlagSplat
	NUsingVariable                      // what is used: $using:x
	NConstant                           // Text is the number
	NString                             // Text is the value, Op the kind of token: Generic, StringLiteral, …
	NExpandable                         // the parts; Text is the value, parts of it as written; Op as in NString
	NArrayLiteral                       // items: 1, 2
	NArray                              // NStatementBlock: @( … )
	NHashtable                          // key, value, key, value, …
	NParen                              // pipeline
	NSub                                // NStatementBlock: $( … )
	NHole                               // what the pipeline around the program fills in
	nodeKinds
)

var nodeNames = [nodeKinds]string{
	"ScriptBlock", "ScriptBlock", "NamedBlock", "ParamBlock", "Parameter", "Attribute", "NamedAttributeArgument",
	"TypeConstraint", "StatementBlock", "Pipeline", "PipelineChain", "Command", "Command", "CommandParameter",
	"FileRedirection", "MergingRedirection", "AssignmentStatement", "IfStatement", "SwitchStatement", "ForStatement",
	"ForEachStatement", "WhileStatement", "DoWhileStatement", "DoUntilStatement", "TryStatement", "CatchClause",
	"TrapStatement", "DataStatement", "BlockStatement", "BreakStatement", "ContinueStatement", "ReturnStatement",
	"ThrowStatement", "ExitStatement", "FunctionDefinition", "ConfigurationDefinition", "TypeDefinition",
	"PropertyMember", "FunctionMember", "UsingStatement", "ErrorStatement", "Error", "Ternary", "Binary", "Unary",
	"Attributed", "Convert", "Type", "Member", "InvokeMember", "InvokeMember", "Index", "Variable", "Using", "Constant",
	"StringConstant", "ExpandableString", "ArrayLiteral", "Array", "Hashtable", "Paren", "Sub", "Hole",
}

// String returns the kind's name, in the words of the reference.
func (k NodeKind) String() string { return nodeNames[k] }

// Flags of a node.
const (
	FlagBackground = 1 << iota // ends in "&"
	FlagAppend                 // ">>"
	FlagSplat                  // "@name"
	FlagFinally                // of an NTry: its last child is the finally block
	FlagElse                   // of an NIf: its last child is the else block
	FlagDefault                // of an NSwitch: its last child is the block of default
	FlagFile                   // of an NSwitch: -file
	FlagParallel   = FlagSplat // of an NSwitch or NForEach: -parallel
	FlagNothing    = 1 << 7    // nothing is written: it stands where it would be
)

// A Node is a piece of the tree. Its place holds the places of its children.
type Node struct {
	Kind       NodeKind
	Op         Kind
	Flags      uint8
	From, Into uint8 // streams of a redirection
	height     uint16
	Split      int32 // of an NCommand: how many of the children are its words
	Start, End int32 // half-open bytes of the text
	Text       string
	Kids       []*Node
	depth      uint8  // of an NString or NExpandable: how many strings it stands in
	parts      []part // of an NExpandable: where in Text the parts stand
	value      number // of an NConstant
}
