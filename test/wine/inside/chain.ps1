# One line for each thing that a user of the module would do, with what came of it.
param([string] $Manifest)

Import-Module $Manifest -ArgumentList @{ Clr = 'core' }

$made = New-PersistentTcpPortReservation 5000 20 -Confirm:$false
"New: $($made.Protocol) $($made.StartPort)-$($made.EndPort) $($made.Token) $($made.Token.GetType().Name) $($made.Backend)"

$found = Get-PersistentTcpPortReservation 5000 20
"Get: $($found.Token -eq $made.Token)"

$listed = @(Get-PersistentTcpPortReservation)
"List: $($listed.Count) $($listed[0].StartPort)"

$socket = $made | New-PortReservationSocket -Address 127.0.0.1
"Socket: $($socket.LocalEndPoint)"
$second = $made | New-PortReservationSocket -Address 127.0.0.1
"Second socket: $($second.LocalEndPoint)"
$socket.Dispose()
$second.Dispose()

"Test: $(Test-PersistentTcpPortReservation 5000 20) $(Test-PersistentTcpPortReservation 5000 21)"

New-PersistentTcpPortReservation 5010 5 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused
"Conflict: $(($refused[0].FullyQualifiedErrorId -split ',')[0])"
Get-PersistentTcpPortReservation 6000 1 -ErrorAction SilentlyContinue -ErrorVariable missing
$windowsSays = $missing[0].Exception.Message -replace '^.*(?=\()'
"Missing: $(($missing[0].FullyQualifiedErrorId -split ',')[0]) $windowsSays"

$made | Remove-PersistentTcpPortReservation -Confirm:$false
"Removed: $(-not (Test-PersistentTcpPortReservation 5000 20))"
Remove-Module PortReservation
