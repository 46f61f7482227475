/**
 * The token table: every kind of token, declared once. The scanner, the grammar, the TextMate grammar,
 * highlighting and the documentation derive from it.
 */

import { createToken, EOF, Lexer, type TokenType } from "chevrotain";

/** How a token is coloured; TextMate scopes and semantic token types derive from it. */
export type TokenColour =
  | "keyword.control"
  | "keyword.declaration"
  | "keyword.operator"
  | "keyword.label"
  | "operator"
  | "punctuation"
  | "identifier"
  | "type"
  | "number"
  | "string"
  | "regex"
  | "constant"
  | "hole"
  | "attribute"
  | "comment"
  | "none";

export interface TokenDescription {
  readonly type: TokenType;
  readonly colour: TokenColour;
  /** The fixed text, if it has one. */
  readonly text: string | undefined;
  /** Words only: `reserved` may not name a variable, `contextual` may. */
  readonly word: "reserved" | "contextual" | undefined;
}

const table: TokenDescription[] = [];

function define(
  name: string,
  colour: TokenColour,
  text?: string,
  word?: "reserved" | "contextual",
): TokenType {
  const type = createToken({
    name,
    pattern: Lexer.NA,
    ...(text === undefined ? {} : { label: `\`${text}\`` }),
  });
  table.push({ type, colour, text, word });
  return type;
}

const reserved = (text: string, colour: TokenColour): TokenType =>
  define(wordName(text), colour, text, "reserved");
const contextual = (text: string, colour: TokenColour): TokenType =>
  define(wordName(text), colour, text, "contextual");

function wordName(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}Keyword`;
}

// Layout, decided before the grammar sees the tokens.
export const Newline = define("Newline", "none");
export const BlockOpen = define("BlockOpen", "punctuation"); //  `{` of a block or arm list (LBODY)
export const RecordOpen = define("RecordOpen", "punctuation"); // `{` of a record, Map or Set literal (LBRACE)
export const LambdaOpen = define("LambdaOpen", "punctuation"); // `(` whose `)` is followed by `=>` (LAM)
export const TypeOpen = define("TypeOpen", "punctuation"); //     `<` of type arguments (LT)
export const TypeClose = define("TypeClose", "punctuation"); //   `>` of type arguments (GT)
export const BraceClose = define("BraceClose", "punctuation", "}");
export const ParenOpen = define("ParenOpen", "punctuation", "(");
export const ParenClose = define("ParenClose", "punctuation", ")");
export const BracketOpen = define("BracketOpen", "punctuation", "[");
export const BracketClose = define("BracketClose", "punctuation", "]");
export const Comma = define("Comma", "punctuation", ",");
export const Semicolon = define("Semicolon", "punctuation", ";");
export const Colon = define("Colon", "punctuation", ":");
export const Dot = define("Dot", "punctuation", ".");
export const At = define("At", "attribute", "@");

// Names and literals.
export const Identifier = define("Identifier", "identifier"); // lower case
export const TypeName = define("TypeName", "type"); //           upper case (UNAME)
export const IntLiteral = define("IntLiteral", "number");
export const FloatLiteral = define("FloatLiteral", "number");
export const UnitLiteral = define("UnitLiteral", "number"); //   durations and sizes: 250ms, 2h30m, 16MB
export const RegexLiteral = define("RegexLiteral", "regex"); //  re"…"
export const TextOpen = define("TextOpen", "string"); //         the opening quotes of any text form: " """ r" r"""
export const TextChunk = define("TextChunk", "string"); //       literal text between interpolations, escapes as written
export const InterpolationOpen = define("InterpolationOpen", "punctuation"); // `{` inside a text
export const InterpolationClose = define("InterpolationClose", "punctuation");
export const TextClose = define("TextClose", "string");
export const Hole = define("Hole", "hole"); //                   `?` or `?name`
export const IntentMark = define("IntentMark", "hole"); //       the `?` glued to a text (IQ)

// Operators.
export const Arrow = define("Arrow", "operator", "->");
export const FatArrow = define("FatArrow", "operator", "=>");
export const Equals = define("Equals", "operator", "=");
export const PlusEquals = define("PlusEquals", "operator", "+=");
export const MinusEquals = define("MinusEquals", "operator", "-=");
export const StarEquals = define("StarEquals", "operator", "*=");
export const SlashEquals = define("SlashEquals", "operator", "/=");
export const EqualEqual = define("EqualEqual", "operator", "==");
export const BangEqual = define("BangEqual", "operator", "!=");
export const Less = define("Less", "operator", "<");
export const LessEqual = define("LessEqual", "operator", "<=");
export const Greater = define("Greater", "operator", ">");
export const GreaterEqual = define("GreaterEqual", "operator", ">=");
export const Plus = define("Plus", "operator", "+");
export const Minus = define("Minus", "operator", "-");
export const Star = define("Star", "operator", "*");
export const Slash = define("Slash", "operator", "/");
export const Percent = define("Percent", "operator", "%");
export const Bar = define("Bar", "operator", "|");
export const Compose = define("Compose", "operator", ">>");
export const RangeExclusive = define("RangeExclusive", "operator", "..");
export const RangeInclusive = define("RangeInclusive", "operator", "..=");
export const Coalesce = define("Coalesce", "operator", "??");
export const OptionalDot = define("OptionalDot", "operator", "?.");
export const Question = define("Question", "operator", "?"); //  glued after a type: `T?`

/** What the scanner could not read, a foreign operator among it; each comes with a problem. */
export const Unknown = define("Unknown", "none");

// Reserved words: these never name a variable (they may name a field, a member or an argument).
export const AndKeyword = reserved("and", "keyword.operator");
export const OrKeyword = reserved("or", "keyword.operator");
export const NotKeyword = reserved("not", "keyword.operator");
export const IsKeyword = reserved("is", "keyword.operator");
export const InKeyword = reserved("in", "keyword.operator");
export const DivKeyword = reserved("div", "keyword.operator");
export const IfKeyword = reserved("if", "keyword.control");
export const ElseKeyword = reserved("else", "keyword.control");
export const MatchKeyword = reserved("match", "keyword.control");
export const ForKeyword = reserved("for", "keyword.control");
export const WhileKeyword = reserved("while", "keyword.control");
export const DoKeyword = reserved("do", "keyword.control");
export const BreakKeyword = reserved("break", "keyword.control");
export const ContinueKeyword = reserved("continue", "keyword.control");
export const ReturnKeyword = reserved("return", "keyword.control");
export const FailKeyword = reserved("fail", "keyword.control");
export const CatchKeyword = reserved("catch", "keyword.control");
export const AttemptKeyword = reserved("attempt", "keyword.control");
export const DeferKeyword = reserved("defer", "keyword.control");
export const LetKeyword = reserved("let", "keyword.declaration");
export const VarKeyword = reserved("var", "keyword.declaration");
export const NeuroKeyword = reserved("neuro", "keyword.declaration");
export const TypeKeyword = reserved("type", "keyword.declaration");
export const ImportKeyword = reserved("import", "keyword.declaration");
export const ExportKeyword = reserved("export", "keyword.declaration");
export const WithKeyword = reserved("with", "keyword.operator");
export const TrueKeyword = reserved("true", "constant");
export const FalseKeyword = reserved("false", "constant");
export const NoneKeyword = reserved("none", "constant");

// Contextual words: a keyword only where the grammar expects it, otherwise an identifier.
export const NetKeyword = contextual("net", "keyword.declaration");
export const AgentKeyword = contextual("agent", "keyword.declaration");
export const InterfaceKeyword = contextual("interface", "keyword.declaration");
export const OpaqueKeyword = contextual("opaque", "keyword.declaration");
export const MemoryKeyword = contextual("memory", "keyword.declaration");
export const ResourceKeyword = contextual("resource", "keyword.declaration");
export const PolicyKeyword = contextual("policy", "keyword.declaration");
export const TestKeyword = contextual("test", "keyword.declaration");
export const LearnedKeyword = contextual("learned", "keyword.declaration");
export const ExternKeyword = contextual("extern", "keyword.declaration");
export const ConstKeyword = contextual("const", "keyword.declaration");
export const LabelKeyword = contextual("label", "keyword.declaration");
export const FromKeyword = contextual("from", "keyword.declaration");
export const AsKeyword = contextual("as", "keyword.operator");
export const UsesKeyword = contextual("uses", "keyword.declaration");
export const FailsKeyword = contextual("fails", "keyword.declaration");
export const ImplementsKeyword = contextual("implements", "keyword.declaration");
export const DeclassifiesKeyword = contextual("declassifies", "keyword.declaration");
export const EndorsesKeyword = contextual("endorses", "keyword.declaration");
export const PersonalKeyword = contextual("personal", "keyword.label");
export const SecretKeyword = contextual("secret", "keyword.label");
export const UntrustedKeyword = contextual("untrusted", "keyword.label");
export const ExpectKeyword = contextual("expect", "keyword.control");
export const GivenKeyword = contextual("given", "keyword.control");
export const AwaitKeyword = contextual("await", "keyword.control");
export const SpawnKeyword = contextual("spawn", "keyword.control");
export const ParallelKeyword = contextual("parallel", "keyword.control");
export const RaceKeyword = contextual("race", "keyword.control");
export const SelectKeyword = contextual("select", "keyword.control");
export const AskKeyword = contextual("ask", "keyword.control");
export const AfterKeyword = contextual("after", "keyword.control");
export const EveryKeyword = contextual("every", "keyword.control");
export const OnKeyword = contextual("on", "keyword.control");
export const MigrateKeyword = contextual("migrate", "keyword.declaration");
export const WorkerKeyword = contextual("worker", "keyword.control");
export const AllKeyword = contextual("all", "keyword.control");
export const SuchKeyword = contextual("such", "keyword.control");
export const ThatKeyword = contextual("that", "keyword.control");
export const JsKeyword = contextual("js", "keyword.declaration");
export const McpKeyword = contextual("mcp", "keyword.declaration");
export const MapKeyword = define("MapKeyword", "type", "Map"); // `Map` before a literal's brace; elsewhere a TypeName
export const SetKeyword = define("SetKeyword", "type", "Set");

/** Every token kind, in order of declaration. */
export const tokenTable: readonly TokenDescription[] = table;
export const endOfFile: TokenType = EOF;
export const allTokens: readonly TokenType[] = [...table.map(({ type }) => type), EOF];
/** Word → its description, for the scanner. */
export const words: ReadonlyMap<string, TokenDescription> = new Map(
  table.filter(({ word }) => word !== undefined).map((entry) => [entry.text!, entry]),
);
