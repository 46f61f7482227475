#!/usr/bin/env node
import "../dist/neuroc.mjs";
