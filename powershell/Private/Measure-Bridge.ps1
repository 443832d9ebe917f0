# Times a lookup over the bridge once it runs. Answers what Invoke-Bridge answers, with Milliseconds.
function Measure-Bridge {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $reply = Invoke-Bridge 'lookup' @{ protocol = 'tcp'; ranges = @(@{ startPort = 1; numberOfPorts = 1 }) }
    $reply['Milliseconds'] = $clock.Elapsed.TotalMilliseconds
    $reply
}
