# Keeps 5000-5019 for a TCP service on many machines, 32 at a time, and shows what each one has then.
# The module and Node.js must be installed on each; the user must be an administrator there.
param([Parameter(Mandatory)] [string[]] $ComputerName)

Invoke-Command -ComputerName $ComputerName -ThrottleLimit 32 -ScriptBlock {
    if (-not (Test-PersistentTcpPortReservation 5000 20)) { $null = New-PersistentTcpPortReservation 5000 20 }
    Get-PersistentTcpPortReservation 5000 20
}
