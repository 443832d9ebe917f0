# The demonstration's part in PowerShell, as a user would type it.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Backend,
    [Parameter(Mandatory)] [string] $StateDirectory,
    [Parameter(Mandatory)] [string] $Node
)

$ErrorActionPreference = 'Stop'
"PowerShell $($PSVersionTable.PSVersion) ($($PSVersionTable.PSEdition)), Node at $Node"

$options = @{ NodePath = $Node }
if ($Backend -ne 'windows') { $options.Backend = $Backend }
if ($Backend -eq 'linux') { $options.StateDirectory = $StateDirectory }
Import-Module $Module -ArgumentList $options

''
'PS> New-PersistentTcpPortReservation -StartPort 5000 -NumberOfPorts 20'
$created = New-PersistentTcpPortReservation -StartPort 5000 -NumberOfPorts 20
try {
    $created | Out-Default

    'PS> Get-PersistentTcpPortReservation 5000 20'
    $found = Get-PersistentTcpPortReservation 5000 20
    $found | Out-Default
    if ($found.Token -ne $created.Token) { throw "The lookup found token $($found.Token), not $($created.Token)." }

    'PS> $socket = Get-PersistentTcpPortReservation 5000 20 | New-PortReservationSocket'
    $socket = $found | New-PortReservationSocket
    $port = $socket.LocalEndPoint.Port
    $socket.Dispose()
    "Port drawn from the reservation: $port"
    if ($port -lt 5000 -or $port -gt 5019) { throw "Port $port is not in the block 5000-5019." }
}
finally {
    ''
    'PS> Remove-PersistentTcpPortReservation 5000 20 -Force'
    Remove-PersistentTcpPortReservation 5000 20 -Force
}

'PS> Test-PersistentTcpPortReservation 5000 20'
$left = Test-PersistentTcpPortReservation 5000 20
$left
if ($left) { throw 'The reservation is still there.' }
Remove-Module PortReservation
