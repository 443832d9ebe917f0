# A block as the bridge's methods take it.
function ConvertTo-BlockParameter {
    param([psobject] $Block)

    @{ protocol = $Block.Protocol; startPort = $Block.StartPort; numberOfPorts = $Block.NumberOfPorts }
}
