#!/usr/bin/env node
// `npm create neuro-lang NAME` is `neuroc new NAME`, for those who have no neuroc yet.
"use strict";

if (process.argv.length < 3) {
  console.error("What is the project's name? For example: npm create neuro-lang notes");
  process.exitCode = 2;
} else {
  process.argv.splice(2, 0, "new");
  require("neuroc/bin/neuroc.cjs");
}
