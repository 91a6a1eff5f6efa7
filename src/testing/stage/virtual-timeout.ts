interface Plan {
  fire(): void;
  readonly repeats: boolean;
  /** The time at which it is due when it starts now. */
  dueFromNow(): number;
}

/** Far from the numbers of real timers: `clearTimeout` takes numbers too. */
let ids = 2 ** 40;

/** What `setTimeout` and `setInterval` return on a stage: Node.js's `Timeout`, on the stage's clock. */
export class VirtualTimeout {
  due = 0;
  readonly #id = ++ids;
  readonly #queue: Set<VirtualTimeout>;
  readonly #plan: Plan;
  #referenced = true;

  constructor(queue: Set<VirtualTimeout>, plan: Plan) {
    this.#queue = queue;
    this.#plan = plan;
    this.refresh();
  }

  /** Starts anew. Of those that are due at one time, the one that was started last fires last. */
  refresh(): this {
    this.#queue.delete(this);
    this.#queue.add(this);
    this.due = this.#plan.dueFromNow();
    return this;
  }

  fire(): void {
    if (this.#plan.repeats) this.refresh();
    else this.close();
    this.#plan.fire();
  }

  close(): this {
    this.#queue.delete(this);
    return this;
  }

  ref(): this {
    this.#referenced = true;
    return this;
  }

  unref(): this {
    this.#referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.#referenced;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
