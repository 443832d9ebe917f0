import { type RunOptions, run, type Transcript } from '../powershell/session';

/** Functions for the scripts: `Resource` makes an instance, and `Tell-State` tells what one holds. */
const prelude = `
function Tell-State([string] $Name, [object[]] $States) {
    foreach ($state in $States) {
        $store = if ($null -ne $state.PSObject.Properties['Store']) { " $($state.Store)" }
        Tell $Name "$($state.Protocol) $($state.StartPort) $($state.NumberOfPorts) $($state.Ensure)$store"
        if ($null -ne $state.PSObject.Properties['Token']) { Tell "$Name token" "$($state.Token)" }
        foreach ($reason in $state.Reasons) { Tell "$Name reason" "$($reason.Code.Split(':')[2]): $($reason.Phrase)" }
    }
}
$tcp = @{ Protocol = 'tcp'; StartPort = 5000; NumberOfPorts = 20 }
$udp = @{ Protocol = 'udp'; StartPort = 5000; NumberOfPorts = 20 }
$overlapping = @{ Protocol = 'tcp'; StartPort = 5010; NumberOfPorts = 20 }
$larger = @{ Protocol = 'tcp'; StartPort = 5000; NumberOfPorts = 30 }
function Absent([hashtable] $Properties) { $Properties + @{ Ensure = 'Absent' } }
`;

/** Runs a script with a class of the module at hand. */
export function runWithClass(name: string, script: string, settings: RunOptions = {}): Promise<Transcript> {
  const resource = `function Resource([hashtable] $Properties) {
    & (Get-Module PortReservation) { [${name}] $args[0] } $Properties
}`;
  return run(`${prelude}\n${resource}\n${script}`, settings);
}
