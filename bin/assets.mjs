// Part of npm run build, under the pinned Node: what browsers fetch, made once instead of at every start.
import { buildAssets, writeAssets } from '../src/web/assets.ts';

await writeAssets(await buildAssets(), process.argv[2]);
