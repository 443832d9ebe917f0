/**
 * Writes the help that Get-Help shows, `<language>/PortReservation.PowerShell.dll-Help.xml`, from its sources in `docs/help`
 * and from what PowerShell knows of the commands.
 */
import { writeFileSync } from 'node:fs';
import { describeCommands } from './help/command-shape';
import { generateHelp } from './help/help-files';

for (const [file, text] of generateHelp(describeCommands())) writeFileSync(file, text);
