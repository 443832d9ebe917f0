import { tier as powershell } from '../powershell/tier';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  ...powershell,
  name: 'powershell-dsc',
  proves:
    "the class-based DSC resources on PowerShell 7.6, over the memory backend and this kernel's list: called directly, and as PSDesiredStateConfiguration 2 and dsc's adapter call it; by Invoke-DscResource itself only where PSDesiredStateConfiguration is installed",
};
