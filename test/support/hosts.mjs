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

/** A page with one thing of the browser changed, as a script somewhere does it. */
const changed = {
  'a JSON of its own, as json2.js has it': () => {
    const { parse, stringify } = JSON;
    globalThis.JSON = {
      parse: (text, ...rest) => parse(String(text), ...rest),
      stringify: (value, ...rest) => stringify(value, ...rest),
    };
  },
  'toJSON of dates in local time': () => {
    Date.prototype.toJSON = function () {
      return this.toString();
    };
  },
  'a clock that stands still': () => {
    const at = Date.now();
    Date.now = () => at;
  },
  'a clock of another zone': () => {
    Date.prototype.getTimezoneOffset = () => -825;
  },
  'random numbers from a seed': () => {
    let seed = 1;
    Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  },
  'a console that throws': () => {
    for (const name of ['log', 'debug', 'info', 'trace'])
      console[name] = () => {
        throw new Error('of the page');
      };
  },
  'storage that throws': () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('of the page', 'SecurityError');
        },
      });
  },
  'no randomUUID': () => delete Crypto.prototype.randomUUID,
  'no structuredClone': () => delete globalThis.structuredClone,
  'no requestIdleCallback': () => delete globalThis.requestIdleCallback,
  'no IntersectionObserver': () => delete globalThis.IntersectionObserver,
  'animation frames by timers': () => {
    globalThis.requestAnimationFrame = (run) => setTimeout(() => run(performance.now()), 16);
    globalThis.cancelAnimationFrame = clearTimeout;
  },
  'a MutationObserver that reports late': () => {
    const Native = MutationObserver;
    globalThis.MutationObserver = class extends Native {
      constructor(run) {
        super((records, self) => setTimeout(() => run(records, self), 20));
      }
    };
  },
  'a wrapped ResizeObserver': () => {
    const Native = ResizeObserver;
    globalThis.ResizeObserver = class extends Native {
      constructor(run) {
        super((entries, self) => requestAnimationFrame(() => run(entries, self)));
      }
    };
  },
  'wrapped custom elements': () => {
    const { define } = CustomElementRegistry.prototype;
    CustomElementRegistry.prototype.define = function (name, element, options) {
      return define.call(this, name, element, options);
    };
  },
  'wrapped shadow roots': () => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      return attachShadow.call(this, { ...options });
    };
  },
  'wrapped createElement': () => {
    const { createElement } = document;
    document.createElement = (...args) => createElement.apply(document, args);
  },
  'passive listeners everywhere': () => {
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const passive = ['touchstart', 'touchmove', 'wheel'].includes(type);
      return addEventListener.call(this, type, listener, passive ? { passive, capture: Boolean(options) } : options);
    };
  },
  'listeners that stop keys at the window': () => {
    for (const type of ['keydown', 'keyup'])
      addEventListener(type, (event) => void (event.key === 's' && event.preventDefault()));
  },
  'a router that wraps history': () => {
    for (const name of ['pushState', 'replaceState']) {
      const native = history[name];
      history[name] = (...args) => (native.apply(history, args), dispatchEvent(new Event(name)), undefined);
    }
  },
  'a fetch that adds headers': () => {
    const { fetch } = globalThis;
    globalThis.fetch = (address, options = {}) => fetch(address, { ...options, keepalive: false });
  },
  'a fetch by XMLHttpRequest': () => {
    globalThis.fetch = (address, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(method, address);
        for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
        request.onload = () => {
          const answer = new Response(request.responseText, {
            status: request.status,
            headers: request
              .getAllResponseHeaders()
              .trim()
              .split(/[\r\n]+/)
              .map((line) => line.split(/: (.*)/s).slice(0, 2)),
          });
          Object.defineProperty(answer, 'url', { value: request.responseURL });
          resolve(answer);
        };
        request.onerror = () => reject(new TypeError('Failed to fetch'));
        request.send(body);
      });
  },
  'microtasks by promises': () => {
    globalThis.queueMicrotask = (run) => void Promise.resolve().then(run);
  },
  'a Promise of its own': () => {
    const Native = Promise;
    globalThis.Promise = class Bluebird extends Native {};
  },
  'wrapped timers': () => {
    for (const name of ['setTimeout', 'setInterval']) {
      const native = globalThis[name];
      globalThis[name] = (run, ...rest) => native(() => (typeof run === 'function' ? run() : undefined), ...rest);
    }
  },
  'polyfilled lists': () => {
    Array.prototype.at = function (index) {
      return this[index < 0 ? this.length + index : index];
    };
    Array.prototype.flat = function (depth = 1) {
      return this.reduce((all, one) => all.concat(Array.isArray(one) && depth > 1 ? one.flat(depth - 1) : one), []);
    };
    Array.prototype.flatMap = function (by, that) {
      return this.map(by, that).reduce((all, one) => all.concat(one), []);
    };
  },
  'polyfilled texts': () => {
    String.prototype.replaceAll = function (what, by) {
      return typeof what === 'string'
        ? this.split(what).join(typeof by === 'function' ? by(what) : by)
        : this.replace(what, by);
    };
    String.prototype.trim = function () {
      return this.replace(/^[\s\uFEFF\xA0]+|[\s\uFEFF\xA0]+$/g, '');
    };
  },
  'polyfilled objects': () => {
    Object.hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
    Object.entries = (object) => Object.keys(object).map((key) => [key, object[key]]);
    Object.assign = (target, ...sources) => {
      for (const source of sources) if (source) for (const key of Object.keys(source)) target[key] = source[key];
      return target;
    };
  },
  'polyfilled elements': () => {
    Element.prototype.matches = Element.prototype.webkitMatchesSelector;
    Element.prototype.remove = function () {
      this.parentNode?.removeChild(this);
    };
    Element.prototype.closest = function (selector) {
      return this.matches(selector) ? this : (this.parentElement?.closest(selector) ?? null);
    };
  },
  'own keys of window elements': () => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const id of ['document', 'customElements', 'fetch', 'crypto', 'navigator', 'location']) {
        const form = document.createElement('form');
        form.id = id;
        form.hidden = true;
        document.body.append(form);
      }
    });
  },
  'a base address elsewhere': () => {
    document.addEventListener('DOMContentLoaded', () => {
      const link = document.createElement('a');
      link.href = '#top';
      document.body.append(link);
      document.title = '<b>&amp;';
    });
  },
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
  ...changed,
};
