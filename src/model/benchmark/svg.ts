import type { ReportRow } from './report';
import { clientsText, figureText } from './text';
import { inEnglish, Say } from '../layout';

const WIDTH = 720, LEFT = 160, RIGHT = 130, TOP = 44, BAR = 18, STEP = 34;

/** A row as a picture: a bar for each backend, its interval, and a dashed line at what is at most possible. */
export function rowPicture({ row, figure, clients, cells }: ReportRow, say: Say = inEnglish): string {
  const most = Math.max(...cells.map(cell => cell.figure?.high ?? 0), Number.MIN_VALUE), room = WIDTH - LEFT - RIGHT;
  const at = (value: number) => (LEFT + value / most * room).toFixed(1), height = TOP + cells.length * STEP + 8;
  const bars = cells.flatMap((cell, i) => {
    const y = TOP + i * STEP, middle = y + BAR / 2, label = `<text x="${LEFT - 8}" y="${middle + 4}" text-anchor="end">${escaped(cell.backend)}</text>`;
    if (cell.figure === undefined) return [label, `<text x="${LEFT}" y="${middle + 4}" class="quiet">${escaped(say('nothing that may be compared'))}</text>`];
    const { median, low, high } = cell.figure, bound = cell.bound === undefined || cell.bound.value > most ? undefined : at(cell.bound.value);
    return [
      label,
      `<rect x="${LEFT}" y="${y}" width="${(median / most * room).toFixed(1)}" height="${BAR}" class="bar"/>`,
      `<path d="M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 5}v10M${at(high)} ${middle - 5}v10" class="interval"/>`,
      ...bound === undefined ? [] : [`<path d="M${bound} ${y - 4}v${BAR + 8}" class="bound"/>`],
      `<text x="${WIDTH - RIGHT + 10}" y="${middle + 4}">${escaped(figureText(median, figure))}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    '<style>text{font:13px sans-serif;fill:#222}.title{font-weight:bold}.quiet{fill:#666}.bar{fill:#7aa6d8}.interval{stroke:#222;stroke-width:1.5;fill:none}.bound{stroke:#b3261e;stroke-dasharray:3 2;fill:none}</style>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="22" class="title">${escaped(`${row}${say(', ')}${clientsText(clients, say)}`)}</text>`,
    ...bars,
    '</svg>', '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
