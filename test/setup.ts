/** Property tests draw the same cases on every run; `PROPERTY_SEED=n npm test` draws others. */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 1) });
