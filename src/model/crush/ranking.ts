/** OSDs in the order of their deviations, most first; where they are the same, the later one first, as in Ceph's balancer. */
export class Ranking {
  public readonly order: Int32Array;
  /** Where each OSD stands in the order. */
  public readonly position: Int32Array;

  public constructor(public readonly deviation: Float32Array) {
    this.order = Int32Array.from(deviation, (_, i) => i).sort((a, b) => deviation[b] - deviation[a] || b - a);
    this.position = new Int32Array(deviation.length);
    this.order.forEach((osd, i) => this.position[osd] = i);
  }

  /** Change one deviation and move it to where it belongs. */
  public add(osd: number, by: number): void {
    const { order, position, deviation } = this;
    deviation[osd] += by;
    const before = (a: number, b: number) => deviation[a] > deviation[b] || (deviation[a] === deviation[b] && a > b);
    let i = position[osd];
    for (; i > 0 && before(osd, order[i - 1]); i--) position[order[i] = order[i - 1]] = i;
    for (; i < order.length - 1 && before(order[i + 1], osd); i++) position[order[i] = order[i + 1]] = i;
    order[i] = osd;
    position[osd] = i;
  }
}
