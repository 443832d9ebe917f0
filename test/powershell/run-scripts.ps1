# Runs the scripts whose paths come on standard input, one after the other, each in a runspace of its own on this
# console's host, and marks on both outputs where each one ends.
[System.Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
while ($null -ne ($file = [System.Console]::In.ReadLine())) {
    $runspace = [runspacefactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddCommand($file).AddCommand('Out-Default')
    # As the console has it: Out-Default shows errors too, where they occur.
    $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
    try { $null = $shell.Invoke() } catch { $Host.UI.WriteErrorLine("$_") }

    # A runspace that closes runs no OnRemove.
    $shell.Commands.Clear()
    $null = $shell.AddScript('Remove-Module PortReservation -ErrorAction Ignore').Invoke()
    $shell.Dispose()
    $runspace.Dispose()
    foreach ($output in [System.Console]::Out, [System.Console]::Error) { $output.WriteLine(":: end of $file") }
}
