import { tier as powershell } from '../powershell/tier';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  ...powershell,
  name: 'help',
  proves:
    "what Get-Help shows on PowerShell's real engine, whole in English and Italian, and every example in it by running it on the memory backend; with a stand-in for Import-Csv where the engine is alone",
};
