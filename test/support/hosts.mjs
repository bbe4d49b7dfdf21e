/* What other scripts leave on a page. Each function runs in the page before anything else, and stands by itself. */

/** RequireJS and other loaders of AMD modules: a second anonymous module is an error there. */
const requireJs = () => {
  globalThis.__defined = [];
  globalThis.define = (...args) => {
    globalThis.__defined.push(args);
    throw new Error('Mismatched anonymous define() module');
  };
  globalThis.define.amd = { jQuery: true };
  globalThis.require = globalThis.requirejs = () => undefined;
};

/** Electron and NW.js with Node in the page. */
const commonJs = () => {
  globalThis.exports = {};
  globalThis.module = { exports: globalThis.exports };
  globalThis.require = (name) => {
    throw new Error(`Cannot find module '${name}'`);
  };
  globalThis.global = globalThis;
  globalThis.process = { env: {}, versions: { node: '20.0.0' }, type: 'renderer' };
};

/** Prototype.js 1.6: JSON of its own, and functions for everything. */
const prototypeJs = () => {
  Array.prototype.toJSON = function () {
    return `[${this.map((value) => JSON.stringify(value)).join(', ')}]`;
  };
  String.prototype.toJSON = function () {
    return `"${this}"`;
  };
  Number.prototype.toJSON = Boolean.prototype.toJSON = function () {
    return `${this}`;
  };
  Date.prototype.toJSON = function () {
    return `"${this.toISOString()}"`;
  };
  for (const name of ['each', 'clone', 'first', 'last', 'uniq', 'size', 'include'])
    Array.prototype[name] = String.prototype[name] = function () {
      return undefined;
    };
  Function.prototype.wrap = Function.prototype.curry = HTMLElement.prototype.update = () => undefined;
  globalThis.$ = (id) => document.getElementById(id);
  globalThis.$$ = (selector) => document.querySelectorAll(selector);
};

/** MooTools 1.x: functions of the language and of the page replaced by its own. */
const mooTools = () => {
  const { apply } = Reflect;
  Function.prototype.bind = function (that, ...given) {
    return (...args) => apply(this, that, [...given, ...args]);
  };
  Array.from = (item) => {
    if (item === null || item === undefined) return [];
    return typeof item === 'object' && typeof item.length === 'number' ? Array.prototype.slice.call(item) : [item];
  };
  String.prototype.contains = function (text) {
    return this.indexOf(text) > -1;
  };
  String.prototype.clean = String.prototype.trim;
  for (const name of ['each', 'clean', 'contains', 'append', 'erase', 'empty', 'pick', 'flatten'])
    Array.prototype[name] = () => undefined;
  for (const name of ['set', 'get', 'erase', 'empty', 'match', 'dispose', 'store', 'retrieve'])
    Element.prototype[name] = () => null;
  const native = Element;
  globalThis.Element = function (tag) {
    return document.createElement(tag);
  };
  globalThis.Element.prototype = native.prototype;
  globalThis.Class = globalThis.Type = globalThis.Options = function () {};
};

/** Pages that freeze what scripts share, before anybody can change it. */
const frozen = () => {
  const shared = [
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Date,
    RegExp,
    Error,
    TypeError,
    RangeError,
    Map,
    Set,
  ];
  for (const one of [...shared, WeakMap, WeakSet, Promise, Symbol, Uint8Array]) {
    Object.freeze(one.prototype);
    Object.freeze(one);
  }
};

/** Values, and not functions, that every object has. */
const valuesOnObjects = () => {
  for (const name of ['debug', 'release', 'extended', 'get', 'set', 'value', 'writable'])
    Object.prototype[name] = 'of the page';
  for (const name of ['body', 'cache', 'credentials', 'headers', 'integrity', 'method', 'mode', 'redirect', 'referrer'])
    Object.prototype[name] = 'of the page';
};

/** Functions that every object has, one of which says what JSON of it is. */
const functionsOnObjects = () => {
  for (const name of ['extend', 'each', 'watch', 'get', 'set']) Object.prototype[name] = () => undefined;
};

/** Members that every list, text and function has. */
const keysOnLists = () => {
  Array.prototype.remove = function () {};
  Array.prototype.last = 'of the page';
  String.prototype.pad = Function.prototype.method = () => undefined;
};

/** zone.js and polyfills: functions of the browser, wrapped. */
const polyfills = () => {
  const { fetch, setTimeout, queueMicrotask, Promise: Native } = globalThis;
  globalThis.Promise = class ZoneAwarePromise extends Native {};
  globalThis.fetch = (...args) => globalThis.Promise.resolve(fetch(...args));
  globalThis.setTimeout = (run, ...rest) => setTimeout(() => run(), ...rest);
  globalThis.queueMicrotask = (run) => queueMicrotask(() => run());
  globalThis.MutationObserver = class extends MutationObserver {};
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (...args) {
    return addEventListener.apply(this, args);
  };
  Symbol.observable = Symbol('observable');
};

/** Globals of the page that have the names of libraries, and of what is short. */
const names = () => {
  for (const name of [
    'name',
    'status',
    'msg',
    'html',
    'css',
    'lit',
    'fhirpath',
    'marked',
    'DOMPurify',
    'Chart',
    '$own',
  ])
    globalThis[name] = 'of the page';
  for (const name of 'abcdefghijklmnopqrtuvwxyz') globalThis[name] = 'of the page';
  globalThis.Decimal = class {
    static set() {
      throw new Error('of the page');
    }
  };
};

/** By what they are. */
export const hosts = {
  'a loader of AMD modules': requireJs,
  'modules of Node': commonJs,
  'Prototype.js': prototypeJs,
  MooTools: mooTools,
  'frozen prototypes': frozen,
  'values on Object.prototype': valuesOnObjects,
  'functions on Object.prototype': functionsOnObjects,
  'keys on lists, texts and functions': keysOnLists,
  polyfills,
  'globals of many names': names,
};
