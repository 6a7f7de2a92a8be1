// The one script of every page: attaches the small modules. Each page works without any of them.

import { focusErrorSummary } from "./error-summary.js";
import { guardTypedText } from "./typed-text.js";
import { sendOnce } from "./send-once.js";
import { keepClocksTrue } from "./clocks.js";
import { listenForKeys } from "./keys.js";

focusErrorSummary();
guardTypedText();
sendOnce();
keepClocksTrue();
listenForKeys();
