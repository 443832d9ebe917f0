@{
    RootModule           = 'powershell/PortReservation.psm1'
    NestedModules        = @('powershell/RequireFullLanguage.psm1')
    ModuleVersion        = '0.1.0'
    GUID                 = '9e0f7a4e-51c3-4b7c-9b7e-3c7f7e0b6f52'
    Author               = 'The PortReservation contributors'
    CompanyName          = 'The PortReservation contributors'
    Copyright            = 'The PortReservation contributors. MIT License.'
    Description          = 'Persistent reservations of TCP and UDP port blocks: create, find, test and remove them, and open sockets inside them. Needs Node.js 20.19 or later.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess     = @('powershell/PortReservation.format.ps1xml')
    CmdletsToExport      = @(
        'Get-ExcludedPortRange'
        'Get-PersistentTcpPortReservation'
        'Get-PersistentUdpPortReservation'
        'New-ExcludedPortRange'
        'New-PersistentTcpPortReservation'
        'New-PersistentUdpPortReservation'
        'New-PortReservationSocket'
        'Remove-ExcludedPortRange'
        'Remove-PersistentTcpPortReservation'
        'Remove-PersistentUdpPortReservation'
        'Test-PersistentTcpPortReservation'
        'Test-PersistentUdpPortReservation'
        'Test-PortReservationHost'
    )
    # No AliasesToExport: where all three lists are given, the engine lists no DSC classes of a module not imported.
    DscResourcesToExport = @('ExcludedPortRange', 'PersistentPortReservation')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags = @('port', 'reservation', 'tcp', 'udp', 'iphlpapi', 'network', 'Windows', 'Linux')
        }
    }
}
