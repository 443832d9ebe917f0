import type { Row } from '../row';
import { row as batchLookup } from './batch-lookup';
import { row as bridgeStart } from './bridge-start';
import { row as commandLine } from './command-line';
import { rows as linuxCreate } from './linux-create';
import { rows as linuxCreateDelete } from './linux-create-delete';
import { rows as linuxRead } from './linux-read';
import { row as memoryMisses } from './memory-misses';
import { row as powerShellCreations } from './powershell-creations';
import { row as powerShellList } from './powershell-list';
import { rows as powerShellPipeline } from './powershell-pipeline';
import { rows as powerShellStart } from './powershell-start';
import { row as powerShellWarmCall } from './powershell-warm-call';
import { row as singleLookup } from './single-lookup';

/** The table, in its order. */
export const rows: readonly Row[] = [
  ...powerShellStart,
  powerShellWarmCall,
  ...powerShellPipeline,
  powerShellCreations,
  powerShellList,
  bridgeStart,
  commandLine,
  singleLookup,
  batchLookup,
  memoryMisses,
  ...linuxCreateDelete,
  ...linuxRead,
  ...linuxCreate,
];
