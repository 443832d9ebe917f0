import { tier as powershell } from '../powershell/tier';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  ...powershell,
  name: 'help',
  proves:
    'what Get-Help shows on PowerShell 7.6, whole in English and Italian, and every example in it by running it on the memory backend',
};
