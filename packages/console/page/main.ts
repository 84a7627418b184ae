import { begin } from './begin';
import { letIn, OVER_HTTP } from './over-http';

// The page as a server hands it out.
void letIn().then(() => begin(OVER_HTTP));
