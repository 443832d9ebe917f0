# A block as the bridge's methods take it.
function ConvertTo-BlockParameter {
    param([psobject] $Block)

    $parameters = @{ protocol = $Block.Protocol; startPort = $Block.StartPort; numberOfPorts = $Block.NumberOfPorts }
    if ((Get-BlockKind $Block) -eq $script:Exclusion) {
        $parameters['store'] = $Block.Store
    }
    $parameters
}
