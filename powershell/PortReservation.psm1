# Options come by Import-Module -ArgumentList @{...} and never from the environment: an elevated session must not
# be talked into another backend by a variable.
param([object] $Option = @{})

Set-StrictMode -Version Latest

# The DSC resources stand here, because the engine exports no class that is dot-sourced. Their work is in Private.
class PortReservationReason {
    [DscProperty()] [string] $Code
    [DscProperty()] [string] $Phrase
}

# A block of ports that is reserved across restarts. With Ensure = 'Absent' the reservation with exactly these keys is
# removed, and no other. Reasons tell why the state is not the desired one.
[DscResource()]
class PersistentPortReservation {
    [DscProperty(Key)] [ValidateSet('tcp', 'udp')] [string] $Protocol
    [DscProperty(Key)] [uint16] $StartPort
    [DscProperty(Key)] [uint16] $NumberOfPorts
    [DscProperty()] [ValidateSet('Present', 'Absent')] [string] $Ensure = 'Present'
    [DscProperty(NotConfigurable)] [string] $Token
    [DscProperty(NotConfigurable)] [PortReservationReason[]] $Reasons

    [PersistentPortReservation] Get() {
        return [PersistentPortReservation] (Get-ReservationState $this)
    }

    [bool] Test() {
        return (Get-ReservationState $this).Reasons.Count -eq 0
    }

    [void] Set() {
        Set-ReservationState $this
    }

    static [PersistentPortReservation[]] Export() {
        return [PersistentPortReservation[]] @(Export-ReservationState)
    }

    # Answers the reservations that agree with the keys given; a key that is not given is null or 0.
    static [PersistentPortReservation[]] Export([PersistentPortReservation] $filter) {
        return [PersistentPortReservation[]] @(Export-ReservationState $filter)
    }
}

# A block of ports that the system assigns to nobody by itself, and that a program may still name. An exclusion is not
# moved from one store to the other.
[DscResource()]
class ExcludedPortRange {
    [DscProperty(Key)] [ValidateSet('tcp', 'udp')] [string] $Protocol
    [DscProperty(Key)] [uint16] $StartPort
    [DscProperty(Key)] [uint16] $NumberOfPorts
    [DscProperty()] [ValidateSet('active', 'persistent')] [string] $Store = 'persistent'
    [DscProperty()] [ValidateSet('Present', 'Absent')] [string] $Ensure = 'Present'
    [DscProperty(NotConfigurable)] [PortReservationReason[]] $Reasons

    [ExcludedPortRange] Get() {
        return [ExcludedPortRange] (Get-ExclusionState $this)
    }

    [bool] Test() {
        return (Get-ExclusionState $this).Reasons.Count -eq 0
    }

    [void] Set() {
        Set-ExclusionState $this
    }

    static [ExcludedPortRange[]] Export() {
        return [ExcludedPortRange[]] @(Export-ExclusionState)
    }

    # Answers the exclusions of both stores that agree with the keys given.
    static [ExcludedPortRange[]] Export([ExcludedPortRange] $filter) {
        return [ExcludedPortRange[]] @(Export-ExclusionState $filter)
    }
}

foreach ($folder in 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) {
        . $file
    }
}

# The engine keeps what it has compiled of a file for every runspace of the process, and with it the attributes of the
# parameters. Those with a class of ours live in the session that was first, and fail in the others when it has gone.
foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, 'Public'), '*.ps1')) {
    . $ExecutionContext.InvokeCommand.GetCommand($file, 'ExternalScript').ScriptBlock.Ast.GetScriptBlock()
}

$script:Options = ConvertTo-ModuleOption $Option
$script:Bridge = $null

$ExecutionContext.SessionState.Module.OnRemove = {
    if ($null -ne $script:Bridge) {
        Stop-Bridge $script:Bridge
    }
}
