// Some npm releases drop optional platform packages from the lock, after which `npm ci` stops with "Missing: … from lock file".
import { readFileSync } from 'node:fs';
const p = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const bad = [];
for (const [k, v] of Object.entries(p))
  for (const [n, want] of Object.entries(v.optionalDependencies ?? {})) {
    let at = k,
      hit;
    for (;;) {
      hit = p[(at ? at + '/' : '') + 'node_modules/' + n];
      if (hit || !at) break;
      at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
    }
    if (!hit || (/^\d/.test(want) && hit.version !== want))
      bad.push(`${k}@${v.version}: ${n}@${want} ${hit ? 'is ' + hit.version : 'missing'}`);
  }
if (bad.length) {
  console.error(bad.join('\n'));
  process.exit(1);
}
