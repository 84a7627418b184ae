/** A text as a terminal shows it, as SVG: the font is the reader's, so every column is placed by itself only where it must be. */
export function terminalPicture(text: string): string {
  const lines = text.trimEnd().split('\n'), columns = Math.max(...lines.map(line => line.length));
  const width = columns * COLUMN + 2 * MARGIN, height = lines.length * ROW + 2 * MARGIN + BAR;
  const rows = lines.map((line, i) => `  <text x="${MARGIN}" y="${BAR + MARGIN + (i + 1) * ROW - 5}"${line.startsWith('$ ') ? ' class="typed"' : ''}>${escaped(line)}</text>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `  <title>${escaped(lines.filter(line => line.startsWith('$ ')).join('; '))}</title>`,
    '  <style>text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d8dee9; white-space: pre } .typed { fill: #a3d9a5; font-weight: bold }</style>',
    `  <rect width="${width}" height="${height}" rx="8" fill="#20242c"/>`,
    ...['#e06c75', '#e5c07b', '#98c379'].map((color, i) => `  <circle cx="${MARGIN + 6 + i * 18}" cy="${BAR / 2 + 4}" r="5" fill="${color}"/>`),
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

/** In pixels of a font of 13. */
const COLUMN = 7.83, ROW = 18, MARGIN = 16, BAR = 28;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
