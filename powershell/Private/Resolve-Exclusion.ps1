# Resolve-PortBlock for exclusions, which are all of one store: the system offers no question but for its whole list.
# A block without a protocol finds those of both.
function Resolve-Exclusion {
    param([object[]] $Blocks)

    $reply = Invoke-Bridge 'exclusions' @{ store = $Blocks[0].Store }
    $held = @{}
    if ($reply.Status -eq 'Answered') {
        foreach ($item in $reply.Items) {
            $held["$($item.Protocol) $($item.StartPort) $($item.NumberOfPorts)"] = $item
        }
    }
    foreach ($block in $Blocks) {
        $result = @{ Block = $block; Found = $null; ErrorRecord = $null }
        if ($reply.Status -ne 'Answered') {
            $result.ErrorRecord = New-ReplyRecord $reply $block
        } else {
            $protocols = if ($block.Protocol) { , $block.Protocol } else { 'tcp', 'udp' }
            $found = foreach ($protocol in $protocols) {
                $item = $held["$protocol $($block.StartPort) $($block.NumberOfPorts)"]
                if ($null -ne $item) { $item }
            }
            if ($null -eq $found) {
                $message = Get-LocalizedText ExclusionNotFound (Format-PortBlock $block), $block.Store
                $exception = [System.ComponentModel.Win32Exception]::new(1168, $message)
                $result.ErrorRecord = [System.Management.Automation.ErrorRecord]::new($exception, 'ExclusionNotFound', 'ObjectNotFound', $block)
            } else {
                $result.Found = $found
            }
        }
        $result
    }
}
