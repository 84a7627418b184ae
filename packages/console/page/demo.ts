import { begin } from './begin';
import { inBrowser } from './in-browser';

// The page as static files: hosts and a cluster are made up, and judged in the browser.
begin(inBrowser());
