function Test-PersistentTcpPortReservation {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(DefaultParameterSetName = 'Range')]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.PersistentPortReservation')]
        $InputObject,

        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $NumberOfPorts
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $batch = New-Batch
    }

    process {
        Assert-PortBlock -Cmdlet $PSCmdlet -Protocol 'tcp' -Bound $PSBoundParameters -Batch $batch
    }

    end {
        Complete-PortBlockTest -Cmdlet $PSCmdlet -Batch $batch
        Complete-Progress -Cmdlet $PSCmdlet -Progress $batch.Progress
    }
}
