import { createColors } from 'picocolors';
import { Forecast, Loss } from '../../../src/model/forecast';
import { forecastOf } from '../../../src/model/forecast/private/forecast-of';
import { lossInWords } from '../../../src/model/forecast/private/words';
import type { Stack } from '../../../src/model/manifests/stack';

/** What every cluster of a stack will hold and survive. */
export function forecastsOf({ clusters }: Stack): Forecast[] {
  return clusters.map(cluster => forecastOf(cluster));
}

/** A forecast for people, with one question answered that everybody has. */
export function forecastText(forecast: Forecast, colored: boolean): string {
  const colors = createColors(colored);
  const [title, ...lines] = forecast.toText().split('\n');
  const [first] = forecast.hosts;
  return [
    colors.bold(title),
    ...lines.map(line => /^\S/.test(line) ? colors.bold(line) : line),
    ...first === undefined ? [] : ['', colors.bold(`What if ${first.host} burns down?`), ...whatIf(forecast, first.host)],
    '',
  ].join('\n');
}

function whatIf(forecast: Forecast, host: string): string[] {
  const loss = forecast.whenLost(Loss.host(host));
  const affected = loss.affectedClaims.length === 0 ? 'No declared claim is affected.' : `Affected claims: ${loss.affectedClaims.map(({ name }) => name).join(', ')}.`;
  return [`  ${lossInWords(loss)}`, `  ${affected}`];
}
