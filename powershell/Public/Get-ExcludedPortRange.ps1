function Get-ExcludedPortRange {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(DefaultParameterSetName = 'List')]
    [OutputType('PortReservation.ExcludedPortRange')]
    param(
        [Parameter(Position = 0, ValueFromPipelineByPropertyName)]
        [ValidateSet('Tcp', 'Udp')]
        [string] $Protocol,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $StartPort,

        [Parameter(Position = 2, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $NumberOfPorts,

        [Parameter(Mandatory, ParameterSetName = 'Port')]
        [WholeNumberAttribute()]
        [uint16] $Port,

        [ValidateSet('Active', 'Persistent')]
        [string] $Store = 'Active'
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $batch = New-Batch
    }

    process {
        $scope = @{ Protocol = $Protocol.ToLowerInvariant(); Store = $Store.ToLowerInvariant() }
        Find-PortBlock -Cmdlet $PSCmdlet @scope -Bound $PSBoundParameters -Batch $batch
    }

    end {
        Complete-PortBlockSearch -Cmdlet $PSCmdlet -Batch $batch
        Complete-Progress -Cmdlet $PSCmdlet -Progress $batch.Progress
    }
}
