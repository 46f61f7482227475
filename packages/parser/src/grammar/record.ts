/**
 * The grammar of record: every production in chevrotain's notation, and nothing else. Chevrotain checks that two tokens always
 * tell what follows; the EBNF and the railroad diagrams in `grammar/` are made from it; a test holds the parser to it.
 *
 * IDENT stands for an identifier or a contextual word that names something; WORD for any word.
 */

import * as T from "../tokens.ts";
import { RecordOfExpressions } from "./record-expressions.ts";
import { alternatives, type Rule } from "./record-patterns.ts";

export class GrammarOfRecord extends RecordOfExpressions {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  // ── Modules

  module: Rule = this.RULE("module", () => {
    this.MANY(() => this.SUBRULE(this.attribute));
    this.OPTION(() => this.SUBRULE(this.item));
    this.MANY1(() => {
      this.CONSUME(T.Newline);
      this.MANY2(() => this.SUBRULE1(this.attribute));
      this.SUBRULE1(this.item);
    });
  });

  attribute: Rule = this.RULE("attribute", () => {
    this.CONSUME(T.At);
    this.SUBRULE(this.identifier);
    this.OPTION(() => this.SUBRULE(this.callArguments));
  });

  item: Rule = this.RULE("item", () => {
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.ExportKeyword);
          this.OR1(
            alternatives(
              () => this.SUBRULE(this.declaration),
              () => this.SUBRULE(this.reexport),
            ),
          );
        },
        () => this.SUBRULE1(this.declaration),
        () => this.SUBRULE(this.import),
        () => this.SUBRULE(this.test),
        () => this.SUBRULE(this.policy),
      ),
    );
  });

  declaration: Rule = this.RULE("declaration", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.neuro),
        () => this.SUBRULE(this.typeDeclaration),
        () => this.SUBRULE(this.opaque),
        () => this.SUBRULE(this.interface),
        () => this.SUBRULE(this.agent),
        () => this.SUBRULE(this.memory),
        () => this.SUBRULE(this.resource),
        () => this.SUBRULE(this.moduleLet),
      ),
    );
  });

  import: Rule = this.RULE("import", () => {
    this.CONSUME(T.ImportKeyword);
    this.OPTION(() =>
      this.OR(
        alternatives(
          () => this.CONSUME(T.JsKeyword),
          () => this.CONSUME(T.McpKeyword),
        ),
      ),
    );
    this.OR1(
      alternatives(
        () => this.SUBRULE(this.importNames),
        () => {
          this.CONSUME(T.Star);
          this.CONSUME(T.AsKeyword);
          this.SUBRULE(this.identifier);
        },
      ),
    );
    this.CONSUME(T.FromKeyword);
    this.SUBRULE(this.text);
  });

  reexport: Rule = this.RULE("reexport", () => {
    this.SUBRULE(this.importNames);
    this.CONSUME(T.FromKeyword);
    this.SUBRULE(this.text);
  });

  importNames: Rule = this.RULE("importNames", () => {
    this.CONSUME(T.BlockOpen);
    this.OPTION(() => {
      this.SUBRULE(this.importName);
      this.MANY(() => {
        this.SUBRULE(this.separator);
        this.SUBRULE1(this.importName);
      });
    });
    this.CONSUME(T.BraceClose);
  });

  importName: Rule = this.RULE("importName", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.identifier),
        () => {
          this.SUBRULE(this.typeName);
          this.OPTION(() => this.SUBRULE(this.version));
        },
      ),
    );
    this.OPTION1(() => {
      this.CONSUME(T.AsKeyword);
      this.OR1(
        alternatives(
          () => this.SUBRULE1(this.identifier),
          () => this.SUBRULE1(this.typeName),
        ),
      );
    });
  });

  version: Rule = this.RULE("version", () => {
    this.CONSUME(T.At);
    this.CONSUME(T.IntLiteral);
  });

  // ── Neuros and signatures

  neuro: Rule = this.RULE("neuro", () => {
    this.OPTION(() =>
      this.OR(
        alternatives(
          () => this.CONSUME(T.LearnedKeyword),
          () => this.CONSUME(T.ExternKeyword),
        ),
      ),
    );
    this.OR1(
      alternatives(
        () => this.CONSUME(T.NeuroKeyword),
        () => this.CONSUME(T.NetKeyword),
      ),
    );
    this.SUBRULE(this.identifier);
    this.SUBRULE(this.signature);
    this.OPTION1(() => this.SUBRULE(this.body));
  });

  signature: Rule = this.RULE("signature", () => {
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.SUBRULE(this.parameters);
    this.OPTION1(() => {
      this.CONSUME(T.Arrow);
      this.SUBRULE(this.resultType);
    });
    this.MANY(() => this.SUBRULE(this.clause));
  });

  clause: Rule = this.RULE("clause", () => {
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.UsesKeyword);
          this.SUBRULE(this.capabilities);
        },
        () => {
          this.CONSUME(T.FailsKeyword);
          this.SUBRULE(this.failRow);
        },
        () => {
          this.CONSUME(T.ImplementsKeyword);
          this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.path) });
        },
        () => {
          this.CONSUME(T.DeclassifiesKeyword);
          this.AT_LEAST_ONE(() => this.SUBRULE(this.label));
        },
        () => this.CONSUME(T.EndorsesKeyword),
      ),
    );
  });

  body: Rule = this.RULE("body", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.block),
        () => {
          this.CONSUME(T.Equals);
          this.SUBRULE(this.expression);
        },
      ),
    );
  });

  typeParameters: Rule = this.RULE("typeParameters", () => {
    this.CONSUME(T.TypeOpen);
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.typeParameter) });
    this.CONSUME(T.TypeClose);
  });

  typeParameter: Rule = this.RULE("typeParameter", () => {
    this.OR(
      alternatives(
        () => {
          this.SUBRULE(this.typeName);
          this.OPTION(() => {
            this.CONSUME(T.Colon);
            this.AT_LEAST_ONE_SEP({ SEP: T.Plus, DEF: () => this.SUBRULE(this.bound) });
          });
        },
        () => {
          this.OR1(
            alternatives(
              () => this.CONSUME(T.UsesKeyword),
              () => this.CONSUME(T.FailsKeyword),
              () => this.CONSUME(T.LabelKeyword),
            ),
          );
          this.SUBRULE(this.identifier);
        },
        () => {
          this.CONSUME(T.ConstKeyword);
          this.SUBRULE1(this.identifier);
          this.CONSUME1(T.Colon);
          this.SUBRULE(this.type);
        },
      ),
    );
  });

  bound: Rule = this.RULE("bound", () => {
    this.SUBRULE(this.path);
    this.OPTION(() => this.SUBRULE(this.typeArguments));
  });

  parameters: Rule = this.RULE("parameters", () => {
    this.CONSUME(T.ParenOpen);
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.parameter) });
    this.CONSUME(T.ParenClose);
  });

  parameter: Rule = this.RULE("parameter", () => {
    this.OPTION(() => this.CONSUME(T.VarKeyword));
    this.SUBRULE(this.identifier);
    this.CONSUME(T.Colon);
    this.SUBRULE(this.type);
    this.OPTION1(() => {
      this.CONSUME(T.Equals);
      this.SUBRULE(this.expression);
    });
  });

  // ── Declarations of types

  typeDeclaration: Rule = this.RULE("typeDeclaration", () => {
    this.CONSUME(T.TypeKeyword);
    this.SUBRULE(this.typeName);
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.BlockOpen);
          this.OPTION1(() => {
            this.SUBRULE(this.fieldDeclaration);
            this.MANY(() => {
              this.SUBRULE(this.separator);
              this.SUBRULE1(this.fieldDeclaration);
            });
          });
          this.CONSUME(T.BraceClose);
        },
        () => {
          this.CONSUME(T.Equals);
          this.SUBRULE(this.sumOrType);
        },
      ),
    );
  });

  sumOrType: Rule = this.RULE("sumOrType", () => {
    this.OR(
      alternatives(
        () => {
          this.AT_LEAST_ONE(() => {
            this.CONSUME(T.Bar);
            this.SUBRULE(this.variant);
          });
        },
        () => {
          this.SUBRULE(this.typeName);
          this.OR1(
            alternatives(
              () => {
                this.SUBRULE(this.variantFields);
                this.MANY(() => {
                  this.CONSUME1(T.Bar);
                  this.SUBRULE1(this.variant);
                });
              },
              () => {
                this.AT_LEAST_ONE1(() => {
                  this.CONSUME2(T.Bar);
                  this.SUBRULE2(this.variant);
                });
              },
              () => {
                this.OPTION(() => this.SUBRULE(this.version));
                this.OPTION1(() => this.SUBRULE(this.typeArguments));
                this.OPTION2(() => this.CONSUME(T.Question));
              },
            ),
          );
        },
        () => {
          this.SUBRULE(this.typeLabel);
          this.SUBRULE(this.type);
        },
        () => this.SUBRULE(this.parenthesizedType),
        () => this.CONSUME(T.Hole),
        () => {
          this.SUBRULE(this.identifier);
          this.CONSUME(T.Dot);
          this.SUBRULE1(this.typeName);
          this.OPTION3(() => this.SUBRULE1(this.version));
          this.OPTION4(() => this.SUBRULE1(this.typeArguments));
          this.OPTION5(() => this.CONSUME1(T.Question));
        },
      ),
    );
  });

  variant: Rule = this.RULE("variant", () => {
    this.SUBRULE(this.typeName);
    this.OPTION(() => this.SUBRULE(this.variantFields));
  });

  variantFields: Rule = this.RULE("variantFields", () => {
    this.CONSUME(T.ParenOpen);
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.fieldDeclaration) });
    this.CONSUME(T.ParenClose);
  });

  fieldDeclaration: Rule = this.RULE("fieldDeclaration", () => {
    this.SUBRULE(this.word);
    this.CONSUME(T.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => {
      this.CONSUME(T.Equals);
      this.SUBRULE(this.expression);
    });
  });

  opaque: Rule = this.RULE("opaque", () => {
    this.CONSUME(T.OpaqueKeyword);
    this.CONSUME(T.TypeKeyword);
    this.SUBRULE(this.typeName);
    this.CONSUME(T.Equals);
    this.SUBRULE(this.type);
  });

  interface: Rule = this.RULE("interface", () => {
    this.CONSUME(T.InterfaceKeyword);
    this.SUBRULE(this.typeName);
    this.OPTION(() => this.SUBRULE(this.version));
    this.OPTION1(() => this.SUBRULE(this.typeParameters));
    this.CONSUME(T.BlockOpen);
    this.MANY_SEP({
      SEP: T.Newline,
      DEF: () => {
        this.CONSUME(T.NeuroKeyword);
        this.SUBRULE(this.identifier);
        this.SUBRULE(this.signature);
      },
    });
    this.CONSUME(T.BraceClose);
  });

  // ── Agents, memory, resources, policies, tests

  agent: Rule = this.RULE("agent", () => {
    this.MANY(() => this.SUBRULE(this.label));
    this.CONSUME(T.AgentKeyword);
    this.SUBRULE(this.typeName);
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.SUBRULE(this.parameters);
    this.MANY1(() => this.SUBRULE(this.clause));
    this.CONSUME(T.BlockOpen);
    this.MANY_SEP({ SEP: T.Newline, DEF: () => this.SUBRULE(this.member) });
    this.CONSUME(T.BraceClose);
  });

  member: Rule = this.RULE("member", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.memory),
        () => this.SUBRULE(this.handler),
        () => {
          this.CONSUME(T.EveryKeyword);
          this.SUBRULE(this.operation);
          this.SUBRULE(this.block);
        },
        () => {
          this.CONSUME(T.NeuroKeyword);
          this.SUBRULE(this.identifier);
          this.SUBRULE(this.signature);
          this.SUBRULE(this.body);
        },
        () => {
          this.CONSUME(T.MigrateKeyword);
          this.CONSUME(T.FromKeyword);
          this.SUBRULE(this.version);
          this.SUBRULE(this.parameters);
          this.SUBRULE1(this.block);
        },
      ),
    );
  });

  handler: Rule = this.RULE("handler", () => {
    this.CONSUME(T.OnKeyword);
    this.SUBRULE(this.word);
    this.OPTION(() => this.SUBRULE(this.parameters));
    this.OPTION1(() => {
      this.CONSUME(T.Arrow);
      this.SUBRULE(this.resultType);
    });
    this.MANY(() => this.SUBRULE(this.clause));
    this.SUBRULE(this.body);
  });

  memory: Rule = this.RULE("memory", () => {
    this.CONSUME(T.MemoryKeyword);
    this.SUBRULE(this.identifier);
    this.CONSUME(T.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => {
      this.CONSUME(T.Equals);
      this.SUBRULE(this.expression);
    });
  });

  resource: Rule = this.RULE("resource", () => {
    this.CONSUME(T.ResourceKeyword);
    this.SUBRULE(this.identifier);
    this.CONSUME(T.Equals);
    this.SUBRULE(this.expression);
  });

  moduleLet: Rule = this.RULE("moduleLet", () => {
    this.CONSUME(T.LetKeyword);
    this.SUBRULE(this.identifier);
    this.OPTION(() => {
      this.CONSUME(T.Colon);
      this.SUBRULE(this.type);
    });
    this.CONSUME(T.Equals);
    this.SUBRULE(this.expression);
  });

  test: Rule = this.RULE("test", () => {
    this.CONSUME(T.TestKeyword);
    this.SUBRULE(this.text);
    this.OPTION(() =>
      this.OR(
        alternatives(
          () => {
            this.CONSUME(T.ForKeyword);
            this.CONSUME(T.AllKeyword);
            this.SUBRULE(this.parameters);
          },
          () => {
            this.CONSUME(T.OnKeyword);
            this.SUBRULE1(this.text);
            this.SUBRULE1(this.parameters);
          },
        ),
      ),
    );
    this.SUBRULE(this.block);
  });

  policy: Rule = this.RULE("policy", () => {
    this.CONSUME(T.PolicyKeyword);
    this.CONSUME(T.BlockOpen);
    this.MANY_SEP({ SEP: T.Newline, DEF: () => this.SUBRULE(this.policyRule) });
    this.CONSUME(T.BraceClose);
  });

  policyRule: Rule = this.RULE("policyRule", () => {
    this.AT_LEAST_ONE(() =>
      this.OR(
        alternatives(
          () => this.SUBRULE(this.word),
          () => this.CONSUME(T.Dot),
          () => this.CONSUME(T.Comma),
          () => this.SUBRULE(this.text),
          () => this.SUBRULE(this.number),
        ),
      ),
    );
  });

  // ── Types

  type: Rule = this.RULE("type", () => {
    this.MANY(() => this.SUBRULE(this.typeLabel));
    this.OR(
      alternatives(
        () => {
          this.SUBRULE(this.path);
          this.OPTION(() => this.SUBRULE(this.typeArguments));
          this.OPTION1(() => this.CONSUME(T.Question));
        },
        () => this.SUBRULE(this.parenthesizedType),
        () => this.CONSUME(T.Hole),
      ),
    );
  });

  /** A label's word, or a label parameter: a name that a type follows directly. */
  typeLabel: Rule = this.RULE("typeLabel", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.label),
        () => this.SUBRULE(this.identifier),
      ),
    );
  });

  parenthesizedType: Rule = this.RULE("parenthesizedType", () => {
    this.CONSUME(T.ParenOpen);
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.type) });
    this.CONSUME(T.ParenClose);
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.Arrow);
          this.SUBRULE(this.resultType);
          this.OPTION(() => {
            this.CONSUME(T.UsesKeyword);
            this.SUBRULE(this.capabilityGroup);
          });
          this.OPTION1(() => {
            this.CONSUME(T.FailsKeyword);
            this.SUBRULE(this.failRow);
          });
        },
        () => this.OPTION2(() => this.CONSUME(T.Question)),
      ),
    );
  });

  resultType: Rule = this.RULE("resultType", () => {
    this.MANY(() => this.SUBRULE(this.typeLabel));
    this.OR(
      alternatives(
        () => {
          this.SUBRULE(this.path);
          this.OPTION(() => this.SUBRULE(this.typeArguments));
        },
        () => {
          this.CONSUME(T.ParenOpen);
          this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.type) });
          this.CONSUME(T.ParenClose);
        },
        () => this.CONSUME(T.Hole),
      ),
    );
    this.OPTION1(() => this.CONSUME(T.Question));
  });

  path: Rule = this.RULE("path", () => {
    this.OPTION(() => {
      this.SUBRULE(this.identifier);
      this.CONSUME(T.Dot);
    });
    this.SUBRULE(this.typeName);
    this.OPTION1(() => this.SUBRULE(this.version));
  });

  typeArguments: Rule = this.RULE("typeArguments", () => {
    this.CONSUME(T.TypeOpen);
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      DEF: () =>
        this.OR(
          alternatives(
            () => {
              this.SUBRULE(this.type);
              this.MANY(() => {
                this.CONSUME(T.Bar);
                this.SUBRULE1(this.type);
              });
            },
            () => this.SUBRULE(this.identifier),
            () => this.CONSUME(T.IntLiteral),
            () => this.SUBRULE(this.text),
            () => {
              this.CONSUME(T.UsesKeyword);
              this.SUBRULE(this.capabilityGroup);
            },
          ),
        ),
    });
    this.CONSUME(T.TypeClose);
  });

  capabilities: Rule = this.RULE("capabilities", () => {
    this.OR(
      alternatives(
        () => this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.capability) }),
        () => {
          this.CONSUME(T.ParenOpen);
          this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE1(this.capability) });
          this.CONSUME(T.ParenClose);
        },
      ),
    );
  });

  capabilityGroup: Rule = this.RULE("capabilityGroup", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.capability),
        () => {
          this.CONSUME(T.ParenOpen);
          this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE1(this.capability) });
          this.CONSUME(T.ParenClose);
        },
      ),
    );
  });

  capability: Rule = this.RULE("capability", () => {
    this.SUBRULE(this.identifier);
    this.MANY(() => {
      this.CONSUME(T.Dot);
      this.SUBRULE(this.word);
    });
    this.OPTION(() => {
      this.CONSUME(T.ParenOpen);
      this.OR(
        alternatives(
          () => this.AT_LEAST_ONE(() => this.SUBRULE(this.label)),
          () => this.SUBRULE1(this.identifier),
        ),
      );
      this.CONSUME(T.ParenClose);
    });
  });

  failRow: Rule = this.RULE("failRow", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Bar, DEF: () => this.SUBRULE(this.failType) });
  });

  /** A name alone is a failure variable; one that a failure follows is a label parameter. */
  failType: Rule = this.RULE("failType", () => {
    this.MANY(() => this.SUBRULE(this.label));
    this.OR(
      alternatives(
        () => {
          this.SUBRULE(this.path);
          this.OPTION(() => this.SUBRULE(this.typeArguments));
        },
        () => {
          this.SUBRULE(this.identifier);
          this.OPTION1(() => this.SUBRULE(this.failType));
        },
      ),
    );
  });
}
