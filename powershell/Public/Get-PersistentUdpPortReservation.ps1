function Get-PersistentUdpPortReservation {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(DefaultParameterSetName = 'List')]
    [OutputType('PortReservation.PersistentPortReservation')]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $StartPort,

        [Parameter(Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $NumberOfPorts,

        [Parameter(Mandatory, ParameterSetName = 'Port')]
        [WholeNumberAttribute()]
        [uint16] $Port
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $batch = New-Batch
    }

    process {
        Find-PortBlock -Cmdlet $PSCmdlet -Protocol 'udp' -Bound $PSBoundParameters -Batch $batch
    }

    end {
        Complete-PortBlockSearch -Cmdlet $PSCmdlet -Batch $batch
        Complete-Progress -Cmdlet $PSCmdlet -Progress $batch.Progress
    }
}
