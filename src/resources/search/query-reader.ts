/** What cannot be read as a query. */
export class QuerySyntaxError extends Error {}

/** Reads a query from left to right; spaces between its parts mean nothing. */
export class QueryReader {
  #at = 0;

  constructor(readonly text: string) {}

  atEnd(): boolean {
    this.#skipSpaces();
    return this.#at >= this.text.length;
  }

  rest(): string {
    return this.text.slice(this.#at);
  }

  sees(sign: string): boolean {
    this.#skipSpaces();
    return this.text.startsWith(sign, this.#at);
  }

  take(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.#at += sign.length;
    return true;
  }

  /** A sign that belongs to the term behind it. */
  takeSign(sign: string): boolean {
    return /^\S/.test(this.text.slice(this.#at + sign.length)) && this.take(sign);
  }

  /** An operator, as a word or as signs. */
  takeWord(word: string, signs?: string): boolean {
    this.#skipSpaces();
    if (signs !== undefined && this.take(signs)) return true;
    const end = this.#at + word.length;
    if (this.text.slice(this.#at, end) !== word || !/^(\s|\(|$)/.test(this.text.slice(end))) return false;
    this.#at = end;
    return true;
  }

  /** `email:`, of `email:ama*`. */
  takeField(): string | undefined {
    this.#skipSpaces();
    const found = /^((?:[\w.$/-]|\\.)+):/.exec(this.rest());
    if (!found) return undefined;
    this.#at += found[0].length;
    return unescaped(found[1] ?? '');
  }

  quoted(): string | undefined {
    this.#skipSpaces();
    if (this.text[this.#at] !== '"') return undefined;
    const found = /^"((?:[^"\\]|\\.)*)"/s.exec(this.rest());
    if (!found) throw new QuerySyntaxError('Missing closing quote');
    this.#at += found[0].length;
    return unescaped(found[1] ?? '');
  }

  /** A word up to the next space or bracket; a backslash takes the next sign as it is. `ends` are further signs that end it. */
  word(ends = ''): string {
    this.#skipSpaces();
    let word = '';
    for (; this.#at < this.text.length; this.#at++) {
      const sign = this.text[this.#at] ?? '';
      if (/[\s()"]/.test(sign) || ends.includes(sign)) break;
      if (sign === '\\') this.#at++;
      word += sign === '\\' ? (this.text[this.#at] ?? '') : sign;
    }
    if (word === '')
      throw new QuerySyntaxError(this.atEnd() ? 'Missing value' : `Unexpected '${this.rest()}'`);
    return word;
  }

  #skipSpaces(): void {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at++;
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
