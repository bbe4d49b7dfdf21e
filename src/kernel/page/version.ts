declare const __PP_VERSION__: string | undefined;

/** The package's version, written in by the build. */
export const version = typeof __PP_VERSION__ === 'string' ? __PP_VERSION__ : '0.0.0-dev';
