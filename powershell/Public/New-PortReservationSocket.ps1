function New-PortReservationSocket {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low', DefaultParameterSetName = 'InputObject')]
    [OutputType([System.Net.Sockets.Socket])]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.PersistentPortReservation')]
        $InputObject,

        [Parameter(Mandatory, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [ValidateSet('tcp', 'udp')]
        [string] $Protocol,

        [Parameter(Mandatory, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $StartPort,

        [Parameter(Mandatory, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $NumberOfPorts,

        [ipaddress] $Address = [ipaddress]::Any
    )

    begin {
        . Import-CallerPreference $PSCmdlet
    }

    process {
        $its = if ($null -ne $InputObject) { $InputObject.Protocol } else { $Protocol.ToLowerInvariant() }
        New-SocketInBlock -Cmdlet $PSCmdlet -Protocol $its -Bound $PSBoundParameters -Address $Address
    }
}
