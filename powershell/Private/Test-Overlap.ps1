# Whether two blocks of one protocol have a port in common.
function Test-Overlap {
    param([psobject] $One, [psobject] $Other)

    $One.StartPort -lt $Other.StartPort + $Other.NumberOfPorts -and $Other.StartPort -lt $One.StartPort + $One.NumberOfPorts
}
