/**
 * What a built module imports if it touches the outside: TypeScript may import it without any program having been started, and
 * then Node is its host. A program that is started sets its own.
 */

import { setHost } from "../host.ts";
import { nodeHost, openNodeFlow } from "./index.ts";

setHost(nodeHost([], { atOnce: true }), openNodeFlow);
