/** The middle of the grammar of record: statements and expressions. See record.ts. */

import * as T from "../tokens.ts";
import { alternatives, RecordOfPatterns, type Rule } from "./record-patterns.ts";

export abstract class RecordOfExpressions extends RecordOfPatterns {
  abstract type: Rule;
  abstract typeArguments: Rule;
  abstract version: Rule;

  // ── Statements

  block: Rule = this.RULE("block", () => {
    this.CONSUME(T.BlockOpen);
    this.OPTION(() => {
      this.SUBRULE(this.statement);
      this.MANY(() => {
        this.OR(
          alternatives(
            () => this.CONSUME(T.Newline),
            () => this.CONSUME(T.Semicolon),
          ),
        );
        this.SUBRULE1(this.statement);
      });
    });
    this.CONSUME(T.BraceClose);
  });

  separator: Rule = this.RULE("separator", () => {
    this.OR(
      alternatives(
        () => this.CONSUME(T.Newline),
        () => this.CONSUME(T.Comma),
      ),
    );
  });

  statement: Rule = this.RULE("statement", () => {
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.LetKeyword);
          this.SUBRULE(this.pattern);
          this.OPTION(() => {
            this.CONSUME(T.Colon);
            this.SUBRULE(this.type);
          });
          this.CONSUME(T.Equals);
          this.SUBRULE(this.expression);
          this.OPTION1(() => this.SUBRULE(this.after));
        },
        () => {
          this.CONSUME(T.VarKeyword);
          this.SUBRULE(this.identifier);
          this.OPTION2(() => {
            this.CONSUME1(T.Colon);
            this.SUBRULE1(this.type);
          });
          this.CONSUME1(T.Equals);
          this.SUBRULE1(this.expression);
        },
        () => {
          this.CONSUME(T.ForKeyword);
          this.SUBRULE1(this.pattern);
          this.CONSUME(T.InKeyword);
          this.SUBRULE(this.operation);
          this.SUBRULE(this.block);
        },
        () => {
          this.CONSUME(T.WhileKeyword);
          this.SUBRULE1(this.operation);
          this.SUBRULE1(this.block);
        },
        () => {
          this.CONSUME(T.DeferKeyword);
          this.OR1(
            alternatives(
              () => this.SUBRULE2(this.block),
              () => this.SUBRULE2(this.expression),
            ),
          );
        },
        () => {
          this.CONSUME(T.ExpectKeyword);
          this.SUBRULE3(this.expression);
        },
        () => {
          this.CONSUME(T.GivenKeyword);
          this.SUBRULE(this.callArguments);
          this.SUBRULE3(this.block);
        },
        () => {
          this.SUBRULE(this.simple);
          this.OPTION3(() => this.SUBRULE1(this.after));
        },
      ),
    );
  });

  simple: Rule = this.RULE("simple", () => {
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.OR(
        alternatives(
          () => this.CONSUME(T.Equals),
          () => this.CONSUME(T.PlusEquals),
          () => this.CONSUME(T.MinusEquals),
          () => this.CONSUME(T.StarEquals),
          () => this.CONSUME(T.SlashEquals),
        ),
      );
      this.SUBRULE1(this.expression);
    });
  });

  after: Rule = this.RULE("after", () => {
    this.CONSUME(T.AfterKeyword);
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.identifier) });
  });

  // ── Expressions

  expression: Rule = this.RULE("expression", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.lambda),
        () => this.SUBRULE(this.jump),
        () => {
          this.SUBRULE(this.operation);
          this.OPTION(() => this.SUBRULE(this.catch));
        },
      ),
    );
  });

  lambda: Rule = this.RULE("lambda", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.identifier),
        () => {
          this.CONSUME(T.LambdaOpen);
          this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.lambdaParameter) });
          this.CONSUME(T.ParenClose);
        },
      ),
    );
    this.CONSUME(T.FatArrow);
    this.OR1(
      alternatives(
        () => this.SUBRULE(this.block),
        () => this.SUBRULE(this.expression),
      ),
    );
  });

  lambdaParameter: Rule = this.RULE("lambdaParameter", () => {
    this.SUBRULE(this.pattern);
    this.OPTION(() => {
      this.CONSUME(T.Colon);
      this.SUBRULE(this.type);
    });
  });

  jump: Rule = this.RULE("jump", () => {
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.ReturnKeyword);
          this.OPTION(() => this.SUBRULE(this.expression));
        },
        () => {
          this.CONSUME(T.FailKeyword);
          this.SUBRULE1(this.expression);
        },
        () => this.CONSUME(T.BreakKeyword),
        () => this.CONSUME(T.ContinueKeyword),
      ),
    );
  });

  catch: Rule = this.RULE("catch", () => {
    this.CONSUME(T.CatchKeyword);
    this.OR(
      alternatives(
        () => {
          this.SUBRULE(this.arms);
          this.OPTION(() => this.SUBRULE(this.catch));
        },
        () => {
          this.SUBRULE(this.identifier);
          this.CONSUME(T.FatArrow);
          this.OR1(
            alternatives(
              () => {
                this.SUBRULE(this.block);
                this.OPTION1(() => this.SUBRULE1(this.catch));
              },
              () => this.SUBRULE(this.expression),
            ),
          );
        },
        () => this.SUBRULE(this.jump),
        () => {
          this.SUBRULE(this.operation);
          this.OPTION2(() => this.SUBRULE2(this.catch));
        },
      ),
    );
  });

  operation: Rule = this.RULE("orExpression", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.OrKeyword, DEF: () => this.SUBRULE(this.and) });
  });

  and: Rule = this.RULE("andExpression", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.AndKeyword, DEF: () => this.SUBRULE(this.not) });
  });

  not: Rule = this.RULE("notExpression", () => {
    this.MANY(() => this.CONSUME(T.NotKeyword));
    this.SUBRULE(this.comparison);
  });

  comparison: Rule = this.RULE("comparison", () => {
    this.SUBRULE(this.pipe);
    this.OPTION(() =>
      this.OR(
        alternatives(
          () => {
            this.OR1(
              alternatives(
                () => this.CONSUME(T.EqualEqual),
                () => this.CONSUME(T.BangEqual),
                () => this.CONSUME(T.Less),
                () => this.CONSUME(T.LessEqual),
                () => this.CONSUME(T.Greater),
                () => this.CONSUME(T.GreaterEqual),
                () => this.CONSUME(T.InKeyword),
              ),
            );
            this.SUBRULE1(this.pipe);
          },
          () => {
            this.CONSUME(T.IsKeyword);
            this.OPTION1(() => this.CONSUME(T.NotKeyword));
            this.SUBRULE(this.pattern);
          },
          () => {
            this.CONSUME1(T.NotKeyword);
            this.CONSUME1(T.InKeyword);
            this.SUBRULE2(this.pipe);
          },
        ),
      ),
    );
  });

  pipe: Rule = this.RULE("pipe", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Compose, DEF: () => this.SUBRULE(this.range) });
  });

  range: Rule = this.RULE("range", () => {
    this.SUBRULE(this.coalesce);
    this.OPTION(() => {
      this.OR(
        alternatives(
          () => this.CONSUME(T.RangeExclusive),
          () => this.CONSUME(T.RangeInclusive),
        ),
      );
      this.SUBRULE1(this.coalesce);
    });
  });

  coalesce: Rule = this.RULE("coalesce", () => {
    this.SUBRULE(this.addition);
    this.OPTION(() => {
      this.CONSUME(T.Coalesce);
      this.OR(
        alternatives(
          () => this.SUBRULE(this.coalesceJump),
          () => this.SUBRULE(this.coalesce),
        ),
      );
    });
  });

  coalesceJump: Rule = this.RULE("coalesceJump", () => {
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.ReturnKeyword);
          this.OPTION(() => this.SUBRULE(this.coalesce));
        },
        () => {
          this.CONSUME(T.FailKeyword);
          this.SUBRULE1(this.coalesce);
        },
        () => this.CONSUME(T.BreakKeyword),
        () => this.CONSUME(T.ContinueKeyword),
      ),
    );
  });

  addition: Rule = this.RULE("addition", () => {
    this.SUBRULE(this.multiplication);
    this.MANY(() => {
      this.OR(
        alternatives(
          () => this.CONSUME(T.Plus),
          () => this.CONSUME(T.Minus),
        ),
      );
      this.SUBRULE1(this.multiplication);
    });
  });

  multiplication: Rule = this.RULE("multiplication", () => {
    this.SUBRULE(this.unary);
    this.MANY(() => {
      this.OR(
        alternatives(
          () => this.CONSUME(T.Star),
          () => this.CONSUME(T.Slash),
          () => this.CONSUME(T.DivKeyword),
          () => this.CONSUME(T.Percent),
        ),
      );
      this.SUBRULE1(this.unary);
    });
  });

  unary: Rule = this.RULE("unary", () => {
    this.OR(
      alternatives(
        () => {
          this.OR1(
            alternatives(
              () => this.CONSUME(T.Minus),
              () => this.CONSUME(T.AwaitKeyword),
              () => this.CONSUME(T.AttemptKeyword),
            ),
          );
          this.SUBRULE(this.unary);
        },
        () => this.SUBRULE(this.spawn),
        () => this.SUBRULE(this.ask),
        () => {
          this.SUBRULE(this.postfix);
          this.MANY(() => {
            this.CONSUME(T.WithKeyword);
            this.SUBRULE(this.recordFields);
          });
        },
      ),
    );
  });

  spawn: Rule = this.RULE("spawn", () => {
    this.CONSUME(T.SpawnKeyword);
    this.OR(
      alternatives(
        () => this.SUBRULE(this.block),
        () => {
          this.CONSUME(T.OnKeyword);
          this.CONSUME(T.WorkerKeyword);
          this.SUBRULE(this.postfix);
        },
        () => {
          this.SUBRULE1(this.postfix);
          this.OPTION(() => {
            this.CONSUME(T.AsKeyword);
            this.SUBRULE(this.text);
          });
        },
      ),
    );
  });

  ask: Rule = this.RULE("ask", () => {
    this.CONSUME(T.AskKeyword);
    this.OPTION(() => {
      this.SUBRULE(this.identifier);
      this.OPTION1(() => this.SUBRULE(this.callArguments));
    });
    this.SUBRULE(this.text);
  });

  postfix: Rule = this.RULE("postfix", () => {
    this.SUBRULE(this.primary);
    this.MANY(() =>
      this.OR(
        alternatives(
          () => this.SUBRULE(this.memberAccess),
          () => {
            this.CONSUME(T.OptionalDot);
            this.OR1(
              alternatives(
                () => this.CONSUME(T.IntLiteral),
                () => {
                  this.SUBRULE(this.word);
                  this.OPTION(() => this.SUBRULE(this.typeArguments));
                },
              ),
            );
          },
          () => this.SUBRULE(this.callArguments),
          () => {
            this.CONSUME(T.BracketOpen);
            this.SUBRULE(this.expression);
            this.CONSUME(T.BracketClose);
          },
        ),
      ),
    );
  });

  memberAccess: Rule = this.RULE("memberAccess", () => {
    this.CONSUME(T.Dot);
    this.OR(
      alternatives(
        () => this.CONSUME(T.IntLiteral),
        () => {
          this.SUBRULE(this.typeName);
          this.OPTION(() => this.SUBRULE(this.typeArguments));
          this.OPTION1(() => this.SUBRULE(this.recordFields));
        },
        () => {
          this.SUBRULE(this.lowerWord);
          this.OPTION2(() => this.SUBRULE1(this.typeArguments));
        },
      ),
    );
  });

  callArguments: Rule = this.RULE("arguments", () => {
    this.CONSUME(T.ParenOpen);
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.argument) });
    this.CONSUME(T.ParenClose);
  });

  argument: Rule = this.RULE("argument", () => {
    this.OPTION(() => {
      this.SUBRULE(this.word);
      this.CONSUME(T.Colon);
    });
    this.SUBRULE(this.expression);
  });

  primary: Rule = this.RULE("primary", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.number),
        () => this.CONSUME(T.RegexLiteral),
        () => this.SUBRULE(this.text),
        () => this.CONSUME(T.TrueKeyword),
        () => this.CONSUME(T.FalseKeyword),
        () => this.CONSUME(T.NoneKeyword),
        () => this.CONSUME(T.Hole),
        () => this.SUBRULE(this.intent),
        () => {
          this.SUBRULE(this.identifier);
          this.OPTION(() => this.SUBRULE(this.typeArguments));
        },
        () => {
          this.SUBRULE(this.typeName);
          this.OPTION1(() => this.SUBRULE(this.version));
          this.OPTION2(() => this.SUBRULE1(this.typeArguments));
          this.OPTION3(() => this.SUBRULE(this.recordFields));
        },
        () => this.SUBRULE(this.map),
        () => this.SUBRULE(this.set),
        () => this.SUBRULE1(this.recordFields),
        () => {
          this.CONSUME(T.ParenOpen);
          this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.expression) });
          this.CONSUME(T.ParenClose);
        },
        () => {
          this.CONSUME(T.BracketOpen);
          this.MANY_SEP1({ SEP: T.Comma, DEF: () => this.SUBRULE(this.element) });
          this.CONSUME(T.BracketClose);
        },
        () => this.SUBRULE(this.if),
        () => {
          this.CONSUME(T.MatchKeyword);
          this.SUBRULE(this.operation);
          this.SUBRULE(this.arms);
        },
        () => {
          this.CONSUME(T.DoKeyword);
          this.SUBRULE(this.block);
        },
        () => this.SUBRULE(this.parallel),
        () => this.SUBRULE(this.race),
        () => this.SUBRULE(this.select),
      ),
    );
  });

  map: Rule = this.RULE("mapLiteral", () => {
    this.CONSUME(T.MapKeyword);
    this.OPTION(() => this.SUBRULE(this.typeArguments));
    this.CONSUME(T.RecordOpen);
    this.MANY_SEP({
      SEP: T.Comma,
      DEF: () => {
        this.SUBRULE(this.expression);
        this.CONSUME(T.Colon);
        this.SUBRULE1(this.expression);
      },
    });
    this.CONSUME(T.BraceClose);
  });

  set: Rule = this.RULE("setLiteral", () => {
    this.CONSUME(T.SetKeyword);
    this.OPTION(() => this.SUBRULE(this.typeArguments));
    this.CONSUME(T.RecordOpen);
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(T.BraceClose);
  });

  intent: Rule = this.RULE("intent", () => {
    this.CONSUME(T.IntentMark);
    this.SUBRULE(this.text);
    this.OPTION(() => {
      this.CONSUME(T.SuchKeyword);
      this.CONSUME(T.ThatKeyword);
      this.CONSUME(T.ParenOpen);
      this.SUBRULE(this.expression);
      this.CONSUME(T.ParenClose);
    });
  });

  element: Rule = this.RULE("element", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.spread),
        () => this.SUBRULE(this.expression),
      ),
    );
  });

  spread: Rule = this.RULE("spread", () => {
    this.CONSUME(T.RangeExclusive);
    this.SUBRULE(this.operation);
  });

  recordFields: Rule = this.RULE("fields", () => {
    this.CONSUME(T.RecordOpen);
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.field) });
    this.CONSUME(T.BraceClose);
  });

  field: Rule = this.RULE("field", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.spread),
        () => {
          this.SUBRULE(this.word);
          this.OPTION(() => {
            this.CONSUME(T.Colon);
            this.SUBRULE(this.expression);
          });
        },
      ),
    );
  });

  if: Rule = this.RULE("if", () => {
    this.CONSUME(T.IfKeyword);
    this.SUBRULE(this.operation);
    this.SUBRULE(this.block);
    this.OPTION(() => {
      this.CONSUME(T.ElseKeyword);
      this.OR(
        alternatives(
          () => this.SUBRULE(this.if),
          () => this.SUBRULE1(this.block),
        ),
      );
    });
  });

  arms: Rule = this.RULE("arms", () => {
    this.CONSUME(T.BlockOpen);
    this.OPTION(() => {
      this.SUBRULE(this.arm);
      this.MANY(() => {
        this.SUBRULE(this.separator);
        this.SUBRULE1(this.arm);
      });
    });
    this.CONSUME(T.BraceClose);
  });

  arm: Rule = this.RULE("arm", () => {
    this.SUBRULE(this.pattern);
    this.OPTION(() => {
      this.CONSUME(T.IfKeyword);
      this.SUBRULE(this.operation);
    });
    this.SUBRULE(this.armBody);
  });

  armBody: Rule = this.RULE("armBody", () => {
    this.CONSUME(T.FatArrow);
    this.OR(
      alternatives(
        () => this.SUBRULE(this.block),
        () => this.SUBRULE(this.simple),
      ),
    );
  });

  parallel: Rule = this.RULE("parallel", () => {
    this.CONSUME(T.ParallelKeyword);
    this.OPTION(() => this.SUBRULE(this.callArguments));
    this.CONSUME(T.ForKeyword);
    this.SUBRULE(this.pattern);
    this.CONSUME(T.InKeyword);
    this.SUBRULE(this.operation);
    this.SUBRULE(this.block);
  });

  race: Rule = this.RULE("race", () => {
    this.CONSUME(T.RaceKeyword);
    this.CONSUME(T.BlockOpen);
    this.SUBRULE(this.expression);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.expression);
    });
    this.CONSUME(T.BraceClose);
  });

  select: Rule = this.RULE("select", () => {
    this.CONSUME(T.SelectKeyword);
    this.CONSUME(T.BlockOpen);
    this.SUBRULE(this.selectArm);
    this.MANY(() => {
      this.SUBRULE(this.separator);
      this.SUBRULE1(this.selectArm);
    });
    this.CONSUME(T.BraceClose);
  });

  selectArm: Rule = this.RULE("selectArm", () => {
    this.OR(
      alternatives(
        () => this.CONSUME(T.AfterKeyword),
        () => {
          this.SUBRULE(this.pattern);
          this.CONSUME(T.FromKeyword);
        },
      ),
    );
    this.SUBRULE(this.operation);
    this.SUBRULE(this.armBody);
  });
}
