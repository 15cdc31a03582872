/** The port of the control API; the vendors' ports follow it. */
export const defaultPort = 4010;

export const defaultControlUrl = `http://127.0.0.1:${defaultPort}`;
