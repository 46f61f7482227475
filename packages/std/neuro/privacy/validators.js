// @ts-check
/** What is used of `validator`, whose CommonJS files export by `default` as their types say. @module */
import email from "validator/lib/isEmail.js";
import ip from "validator/lib/isIP.js";
import macAddress from "validator/lib/isMACAddress.js";

export const { default: isEmail } = email;
export const { default: isIP } = ip;
export const { default: isMACAddress } = macAddress;
