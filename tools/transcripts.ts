/** Writes what the programs of the documents print into the documents: review the diff. */
import { writeFileSync } from 'node:fs';
import { documentsWithTranscripts, transcriptsOf, withTranscripts } from './lib/transcripts';

for (const path of documentsWithTranscripts()) writeFileSync(path, withTranscripts(path, require));
console.log(`${documentsWithTranscripts().flatMap(transcriptsOf).length} texts written`);
