/** Pinning as plain data, by the words of Rook. */
export interface PinningPlan {
  readonly kind: 'distributed' | 'export' | 'random';
  readonly value: number;
}
