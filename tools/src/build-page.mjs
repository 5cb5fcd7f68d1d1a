// Builds the page when one of its sources changed. `npm start` and `npm test` do the same; the Dockerfile calls this.
import { buildPage, installPackages, requireNode } from './bring.mjs';

requireNode();
installPackages();
buildPage();
