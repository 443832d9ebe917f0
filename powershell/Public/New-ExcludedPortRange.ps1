function New-ExcludedPortRange {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    [OutputType('PortReservation.ExcludedPortRange')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
        [ValidateSet('Tcp', 'Udp')]
        [string] $Protocol,

        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 2, ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts,

        [ValidateSet('Active', 'Persistent')]
        [string] $Store = 'Persistent'
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $progress = New-Progress
    }

    process {
        $scope = @{ Protocol = $Protocol.ToLowerInvariant(); Store = $Store.ToLowerInvariant() }
        Add-PortBlock -Cmdlet $PSCmdlet @scope -Bound $PSBoundParameters -Progress $progress
    }

    end {
        Complete-Progress -Cmdlet $PSCmdlet -Progress $progress
    }
}
