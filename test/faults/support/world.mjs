/** Time that passes only when something is due, so that an hour of waiting costs nothing. Milliseconds. */
export class World {
  elapsed = 0;
  /** How far the clock on the wall is off. */
  drift = 0;
  #due = [];
  #count = 0;

  get now() {
    return Math.floor(1.8e12 + this.elapsed + this.drift);
  }

  at(delay, run) {
    const event = { time: this.elapsed + Math.max(0, delay), order: this.#count++, run };
    this.#due.push(event);
    return () => (event.run = undefined);
  }

  sleep(delay) {
    return new Promise((resolve) => this.at(delay, resolve));
  }

  /** Lets everything happen up to a time. */
  async until(end) {
    for (;;) {
      await settled();
      let next;
      for (const event of this.#due)
        if (!next || event.time < next.time || (event.time === next.time && event.order < next.order)) next = event;
      if (!next || next.time > end) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.elapsed = next.time;
      next.run?.();
    }
    this.elapsed = end;
  }
}

/** After everything that promises still have to say to each other. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
