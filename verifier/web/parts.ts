// QR structured append: one text in several symbols, shown in turn and read in any order.

export interface Symbol {
  readonly text: string;
  readonly sequenceSize: number;
  readonly sequenceIndex: number;
  readonly sequenceId: string;
}

const MOST = 16;

export class Parts {
  private readonly texts = new Map<number, string>();
  private id = '';
  private size = 0;

  get read(): number {
    return this.texts.size;
  }

  get total(): number {
    return this.size;
  }

  /** Take a symbol; return the whole text once every part was read. Another sequence starts over. */
  add(symbol: Symbol): string | null {
    if(symbol.sequenceSize <= 1 || symbol.sequenceSize > MOST) {
      return symbol.text;
    }
    if(symbol.sequenceId !== this.id || symbol.sequenceSize !== this.size) {
      this.texts.clear();
      this.id = symbol.sequenceId;
      this.size = symbol.sequenceSize;
    }
    this.texts.set(symbol.sequenceIndex, symbol.text);
    if(this.texts.size < this.size) {
      return null;
    }
    return [...this.texts].sort(([a], [b]) => a - b).map(([, text]) => text).join('');
  }
}
